import { randomBytes } from 'node:crypto';
import type { Speller } from '../emit/speller.ts';
import { specOf } from '../dialect/spec-of.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import { checkRevisionId } from '../revision/check-revision-id.ts';
import { newRevisionId } from '../revision/new-revision-id.ts';
import { revisionFileName } from '../revision/revision-file-name.ts';
import { writeRevision } from '../revision/write-revision.ts';
import { compare, type ProjectComparison } from './compare-project.ts';
import { databaseBehind, multipleHeads } from './command-error.ts';
import { headerNotes } from './header-notes.ts';
import { missingHeads } from './missing-heads.ts';
import { nameOperations } from './name-operations.ts';
import type { Project } from './project.ts';

export interface RevisionOptions {
  /** What the revision is for: its title and the name of its file. Default made from the operations. */
  readonly message?: string;
  /** Whether to fill it with what turns the database into what the entities declare. Default false. */
  readonly autogenerate?: boolean;
  /** Default twelve random hexadecimal digits. */
  readonly revisionId?: string;
  /** Whether only to make the text. Default false. */
  readonly dryRun?: boolean;
  /** The time for its header. Default the present. */
  readonly created?: Date;
}

/** The revision that was written. */
export interface RevisionResult extends ProjectComparison {
  /** Its file; null when nothing was written, because nothing differs or `dryRun` was asked for. */
  readonly path: string | null;
  /** Its id; null when nothing differs. */
  readonly revision: string | null;
  readonly message: string;
  /** The text of the file; empty when nothing differs. */
  readonly text: string;
}

/**
 * Writes a migration file that follows the head: empty, or with the difference between database
 * and entities. Without a difference it writes nothing.
 *
 * @example
 * const { path } = await revision(project, { message: 'add posts', autogenerate: true });
 * @throws {LimbeckError} `DATABASE_BEHIND`, `MULTIPLE_HEADS`, `FILE_EXISTS`, `FILE_NOT_WRITABLE`
 */
export async function revision(
  project: Project,
  options: RevisionOptions = {},
): Promise<RevisionResult> {
  const { autogenerate = false, dryRun = false, created = new Date() } = options;
  const graph = await project.revisions();
  const downRevision = singleHead(graph);
  const comparison = autogenerate ? await compareAtHead(project) : nothing;
  const message = options.message ?? nameOperations(comparison.operations);
  if (autogenerate && comparison.operations.length === 0) {
    return { ...comparison, path: null, revision: null, message, text: '' };
  }
  const id = options.revisionId ?? newRevisionId(randomBytes);
  checkRevisionId(id, graph);
  // The compiler inside ts-morph takes long to load, and only this needs it.
  const { renderMigration } = await import('../emit/render-migration.ts');
  const text = renderMigration(
    {
      message,
      revision: id,
      downRevision,
      branchLabels: [],
      dependsOn: [],
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

const nothing: ProjectComparison = {
  operations: [],
  summary: [],
  downgrade: [],
  undecided: [],
  undeclared: [],
  hazards: [],
};

function singleHead(graph: RevisionGraph): string | null {
  const [head, ...others] = graph.heads;
  if (others.length > 0) throw multipleHeads(graph.heads);
  return head ?? null;
}

/** A difference only means something to a database that has every migration. */
async function compareAtHead(project: Project): Promise<ProjectComparison> {
  const behind = await missingHeads(project);
  if (behind.length > 0) throw databaseBehind(behind);
  return compare(project);
}

/** An empty revision has no column to spell, and must not need a connection. */
async function spellerFor(project: Project, autogenerate: boolean): Promise<Speller> {
  if (!autogenerate) return (column) => ({ kind: 'column', name: column.name, type: 'text' });
  const { dialect } = await project.database('read');
  return (column) => specOf(column, dialect);
}
