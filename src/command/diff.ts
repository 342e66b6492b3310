import type { ProjectComparison } from './compare-project.ts';
import type { Project } from './project.ts';

/** What `revision --autogenerate` would write, with its SQL. */
export interface Diff extends ProjectComparison {
  /** The statements of the upgrade on this database. */
  readonly sql: readonly string[];
}

/**
 * The difference between database and entities as text. Writes nothing.
 *
 * @example
 * const { summary } = await diff(project);
 * @throws {LimbeckError} `CONNECTION_FAILED`, `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`
 */
export async function diff(project: Project): Promise<Diff> {
  const { dialect, db } = await project.database('read');
  const { compareDirected } = await import('./compare-directed.ts');
  const comparison = await compareDirected(project, await project.revisions(), 'diff');
  const sql: string[] = [];
  for (const operation of comparison.operations) {
    sql.push(...(await dialect.statements(operation, db)));
  }
  return { ...comparison, sql };
}
