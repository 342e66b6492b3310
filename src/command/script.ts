import {
  planDowngradeScript,
  planStampScript,
  planUpgradeScript,
  type ScriptPlan,
} from '../revision/plan-script.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import { createOwnTables } from '../runtime/own-tables.ts';
import { renderScript, type ScriptSection } from '../runtime/render-script.ts';
import type { Script, ScriptStep } from '../runtime/script.ts';
import { versionColumn } from '../runtime/version-change.ts';
import { writeHistory, writeSteps, writeVersion, type Scribe } from '../runtime/write-steps.ts';
import { purgeOffline } from '../revision/revision-error.ts';
import { touchesMetadata } from './touches-metadata.ts';
import { withScribe } from './with-scribe.ts';
import type { Project } from './project.ts';
import type { StampOptions } from './stamp.ts';

/**
 * Writes {@link upgrade} as SQL for a range of revisions, `from:to`, without a connection: a
 * database that stands at `from` (default: before the first revision) is taken to `to`. `head`
 * alone is the whole history.
 *
 * @example
 * const { text } = await upgradeScript(project, 'a1b2c3d4:head');
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`, and `MIGRATION_FAILED` for a
 * migration that needs a database
 */
export async function upgradeScript(project: Project, range = 'head'): Promise<Script> {
  return migrationScript(project, (graph) => planUpgradeScript(graph, range));
}

/**
 * Writes {@link downgrade} as SQL for a range of revisions, `from:to`, without a connection.
 *
 * @example
 * const { text } = await downgradeScript(project, 'head:-1');
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`, and `MIGRATION_FAILED` for a
 * migration that needs a database
 */
export async function downgradeScript(project: Project, range: string): Promise<Script> {
  return migrationScript(project, (graph) => planDowngradeScript(graph, range));
}

/**
 * Writes {@link stamp} as SQL for a range `from:to`, or for several revisions and a database that
 * stands before the first one, without a connection. What the version table holds has to be said
 * and cannot be purged.
 *
 * @example
 * const { text } = await stampScript(project, ['a1b2c3d4:head']);
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`
 */
export async function stampScript(
  project: Project,
  targets: readonly string[],
  { purge = false }: StampOptions = {},
): Promise<Script> {
  if (purge) throw purgeOffline();
  const graph = await project.revisions({ mustExist: true });
  const { from, to } = planStampScript(graph, targets);
  return withScribe(project, [], async (scribe) => {
    const added = graph.getAll(to.filter((id) => !from.includes(id)));
    const records = await Promise.all(
      added.map((revision) => writeHistory(revision, 'stamp', scribe)),
    );
    const statements = [...writeVersion(from, to, scribe), ...records];
    const title = `stamp ${place(to)}`;
    return render(project, scribe, { from, to, steps: [], sections: [{ title, statements }] });
  });
}

/**
 * Writes {@link ensureVersion} as SQL, without a connection.
 *
 * @example
 * const { text } = await ensureVersionScript(project);
 * @throws {LimbeckError} `DATABASE_UNSUPPORTED`
 */
export async function ensureVersionScript(project: Project): Promise<Pick<Script, 'text'>> {
  const { dialect, tables } = await project.offline();
  const statements = await createOwnTables(tables, dialect);
  const lines = statements.map((statement) => dialect.script.terminate(statement));
  return { text: lines.join('\n') };
}

async function migrationScript(
  project: Project,
  plan: (graph: RevisionGraph) => ScriptPlan,
): Promise<Script> {
  const graph = await project.revisions({ mustExist: true });
  const { from, before, steps: planned } = plan(graph);
  const recordsMetadata = await touchesMetadata(graph);
  return withScribe(project, before, async (scribe) => {
    const typeormMetadata = recordsMetadata ? scribe.typeormMetadata : null;
    const steps = await writeSteps(planned, from, { ...scribe, typeormMetadata });
    const to = steps.at(-1)?.headsAfter ?? from;
    return render(project, scribe, { from, to, steps, sections: steps.map(sectionOf) });
  });
}

function sectionOf({ revision, direction, statements }: ScriptStep): ScriptSection {
  return { title: `${direction} ${revision.id}: ${revision.message}`, statements };
}

/** The tables are created, and where the database stands is made sure of, with the first section. */
async function render(
  { config }: Project,
  { dialect, tables, author: { tool } }: Scribe,
  { sections, ...script }: Omit<Script, 'text'> & { readonly sections: readonly ScriptSection[] },
): Promise<Script> {
  const { from, to } = script;
  const created = from.length === 0 ? await createOwnTables(tables, dialect) : [];
  const guard = `-- Fails where the database does not stand ${place(from)}.\n${dialect.script.guard(tables.version, versionColumn, from)}`;
  const [first, ...rest] = sections;
  const all =
    first === undefined
      ? []
      : [{ ...first, statements: [...created, guard, ...first.statements] }, ...rest];
  const header = [
    `Written by Limbeck ${tool} for ${dialect.product} ${dialect.version}`.trim(),
    `From: ${place(from)}`,
    `To:   ${place(to)}`,
  ];
  const text = renderScript(all, { style: dialect.script, header, lock: config.versionTable });
  return { ...script, text };
}

function place(heads: readonly string[]): string {
  return heads.length === 0 ? 'before the first revision' : `at ${heads.join(', ')}`;
}
