import type {
  Report,
  ReportDirection,
  ReportEffect,
  ReportHazard,
  ReportRevision,
} from '../../src/review/report.ts';

/** One direction of a revision with nothing but `properties`. */
export function direction(properties: Partial<ReportDirection> = {}): ReportDirection {
  return { changes: [], sql: [], problem: null, hazards: [], ...properties };
}

/** A hazard on line 12 with nothing special about it but `properties`. */
export function hazard(properties: Partial<ReportHazard> = {}): ReportHazard {
  return {
    id: 'drop-column',
    severity: 'error',
    subject: 'users.code',
    message: 'its values are lost.',
    line: 12,
    allowed: null,
    ...properties,
  };
}

/** What a revision is to the database without a name, with nothing but `properties`. */
export function effect(properties: Partial<ReportEffect> = {}): ReportEffect {
  return {
    database: null,
    upgrade: direction(),
    downgrade: direction(),
    tables: [],
    verification: null,
    ...properties,
  };
}

/** The revision b2c3, with nothing but `properties`. */
export function reviewed(properties: Partial<ReportRevision> = {}): ReportRevision {
  return {
    id: 'b2c3d4e5',
    parents: ['a1b2c3d4'],
    branchLabels: [],
    dependsOn: [],
    message: 'drop the code',
    created: '2026-11-23T04:55:49Z',
    path: 'migrations/b2c3d4e5_drop_the_code.ts',
    databases: [effect()],
    entityLines: [],
    unusedAllowances: [],
    ...properties,
  };
}

/** A report on revisions for PostgreSQL, with nothing but `properties`. */
export function report(
  revisions: readonly ReportRevision[],
  properties: Partial<Report> = {},
): Report {
  return {
    tool: '0.1.0',
    range: 'not applied yet',
    passed: true,
    databases: [{ name: null, product: 'PostgreSQL', version: '15.4', current: [], problem: null }],
    revisions,
    graph: { revisions: [], heads: [] },
    ...properties,
  };
}

/** A report on two databases that share a revision, and differ in what it is to them. */
export function sharedReport(app: Partial<ReportEffect>, audit: Partial<ReportEffect>): Report {
  const databases = [effect({ ...app, database: 'app' }), effect({ ...audit, database: 'audit' })];
  return report([reviewed({ databases })], {
    databases: [
      { name: 'app', product: 'SQLite', version: '', current: null, problem: null },
      { name: 'audit', product: 'MySQL', version: '8.4.1', current: null, problem: null },
    ],
  });
}
