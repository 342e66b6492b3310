import { randomBytes } from 'node:crypto';
import type { Speller } from '../emit/speller.ts';
import { specOf } from '../dialect/spec-of.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import { placeRevision, type Placement } from '../revision/place-revision.ts';
import { checkRevisionId } from '../revision/check-revision-id.ts';
import { newRevisionId } from '../revision/new-revision-id.ts';
import { revisionFileName } from '../revision/revision-file-name.ts';
import { writeRevision } from '../revision/write-revision.ts';
import { answerQuestions } from './answer-questions.ts';
import { compare, type ProjectComparison } from './compare-project.ts';
import { databaseBehind, fillWithoutAutogenerate, headNotNamed } from './command-error.ts';
import { headerNotes } from './header-notes.ts';
import { headsToReach } from './heads-to-reach.ts';
import { nameOperations } from './name-operations.ts';
import type { Project } from './project.ts';
import type { RevisionOptions, RevisionResult } from './revision.ts';

/** Compares if asked to, renders the file, and writes it. */
export async function generateRevision(
  project: Project,
  options: RevisionOptions,
): Promise<RevisionResult> {
  const { autogenerate = false } = options;
  const isFilled = Object.keys(options.fill ?? {}).length + (options.fillTexts ?? []).length > 0;
  if (isFilled && !autogenerate) throw fillWithoutAutogenerate();
  const graph = await project.revisions();
  if (options.head === undefined && graph.heads.length > 1) throw headNotNamed(graph.heads);
  const placement = placeRevision(graph, options);
  const comparison = autogenerate ? await answer(project, options) : nothing;
  const message = options.message ?? nameOperations(comparison.operations);
  if (autogenerate && comparison.operations.length === 0) {
    return { ...comparison, path: null, revision: null, message, text: '' };
  }
  return writeMigration(project, { graph, placement, comparison, message, options });
}

/** What a migration file is written from. */
interface Draft {
  readonly graph: RevisionGraph;
  readonly placement: Placement;
  readonly comparison: ProjectComparison;
  readonly message: string;
  readonly options: Pick<RevisionOptions, 'autogenerate' | 'created' | 'dryRun' | 'revisionId'>;
}

/** Renders a file and, unless that is all that is asked, writes it. */
export async function writeMigration(
  project: Project,
  { graph, placement, comparison, message, options }: Draft,
): Promise<RevisionResult> {
  const { autogenerate = false, dryRun = false, created = new Date() } = options;
  const id = options.revisionId ?? newRevisionId(randomBytes);
  checkRevisionId(id, graph);
  const { parents } = placement;
  // The compiler inside ts-morph takes long to load, and only this needs it.
  const { renderMigration } = await import('../emit/render-migration.ts');
  const text = renderMigration(
    {
      ...placement,
      message,
      revision: id,
      downRevision: parents.length > 1 ? parents : (parents[0] ?? null),
      created: `${created.toISOString().slice(0, 19)}Z`,
      notes: headerNotes(comparison),
      upgrade: comparison.operations,
      downgrade: comparison.downgrade,
    },
    await spellerFor(project, autogenerate),
  );
  const name = revisionFileName(id, message);
  const path = dryRun
    ? null
    : await writeRevision({ directory: project.migrations, name, text, createDirectory: true });
  return { ...comparison, path, revision: id, message, text };
}

export const nothing: ProjectComparison = {
  operations: [],
  summary: [],
  downgrade: [],
  undecided: [],
  undeclared: [],
  toolTables: [],
  elsewhere: [],
  isFirstRevision: false,
  questions: [],
  downgradeHazards: [],
  hazards: [],
};

/** A difference only means something to a database that has every migration. */
async function compareAtHead(project: Project): Promise<ProjectComparison> {
  const behind = headsToReach(await project.revisions(), await project.heads());
  if (behind.length > 0) throw databaseBehind(behind);
  return compare(project);
}

/** Compares, and gives rows the values that are known or that somebody knows. */
async function answer(
  project: Project,
  { fill = {}, fillTexts = [], ask }: RevisionOptions,
): Promise<ProjectComparison> {
  const comparison = await compareAtHead(project);
  const { dialect, db } = await project.database('read');
  return answerQuestions(comparison, { fill, fillTexts, ask: ask ?? null }, dialect, db);
}

/** An empty revision has no column to spell, and must not need a connection. */
async function spellerFor(project: Project, autogenerate: boolean): Promise<Speller> {
  if (!autogenerate) return (column) => ({ kind: 'column', name: column.name, type: 'text' });
  const { dialect } = await project.database('read');
  return (column, table, like) => specOf(column, table, { dialect, like: like ?? null });
}
