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
import type { Project } from './project.ts';
import { touchesMetadata } from './touches-metadata.ts';
import { withScribe } from './with-scribe.ts';

/** The work of `upgradeScript`. */
export async function writeUpgradeScript(project: Project, range: string): Promise<Script> {
  return migrationScript(project, (graph) => planUpgradeScript(graph, range));
}

/** The work of `downgradeScript`. */
export async function writeDowngradeScript(project: Project, range: string): Promise<Script> {
  return migrationScript(project, (graph) => planDowngradeScript(graph, range));
}

/** The work of `stampScript`. */
export async function writeStampScript(
  project: Project,
  targets: readonly string[],
): Promise<Script> {
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

/** The work of `ensureVersionScript`. */
export async function writeEnsureVersionScript(project: Project): Promise<Pick<Script, 'text'>> {
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
  const { transaction, versionTable: lock } = config;
  const text = renderScript(all, { style: dialect.script, header, lock, transaction });
  return { ...script, text };
}

function place(heads: readonly string[]): string {
  return heads.length === 0 ? 'before the first revision' : `at ${heads.join(', ')}`;
}
