import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { templateInvalid } from '../config/config-error.ts';
import { specOf } from '../dialect/spec-of.ts';
import type { MigrationParts } from '../emit/migration-parts.ts';
import type { Speller } from '../emit/speller.ts';
import { checkRevisionId } from '../revision/check-revision-id.ts';
import { chooseLocation } from '../revision/choose-location.ts';
import { newRevisionId } from '../revision/new-revision-id.ts';
import type { Placement } from '../revision/place-revision.ts';
import { readHeader } from '../revision/read-header.ts';
import { revisionFileName } from '../revision/revision-file-name.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import { writeRevision } from '../revision/write-revision.ts';
import { isoText, zonedTime } from '../revision/zoned-time.ts';
import type { ProjectComparison } from './compare-project.ts';
import { headerNotes } from './header-notes.ts';
import type { Project } from './project.ts';
import type { RevisionOptions, RevisionResult } from './revision.ts';
import { runPostWriteHooks } from './run-post-write-hooks.ts';

/** What a migration file is written from. */
interface Draft {
  readonly graph: RevisionGraph;
  readonly placement: Placement;
  readonly comparison: ProjectComparison;
  readonly message: string;
  readonly options: Pick<
    RevisionOptions,
    'autogenerate' | 'created' | 'dryRun' | 'revisionId' | 'versionPath'
  >;
}

/** Renders a file and, unless that is all that is asked, writes it. */
export async function writeMigration(
  project: Project,
  { graph, placement, comparison, message, options }: Draft,
): Promise<RevisionResult> {
  const { autogenerate = false, dryRun = false, created = new Date() } = options;
  const { config, migrations: locations, directory: folder } = project;
  const id = options.revisionId ?? newRevisionId(randomBytes);
  checkRevisionId(id, graph);
  const { parents } = placement;
  const time = zonedTime(created, config.timezone);
  const directory = chooseLocation({
    locations,
    recursive: config.recursiveMigrations,
    wanted: options.versionPath === undefined ? null : resolve(folder, options.versionPath),
    parents: graph.getAll(parents).map(({ path }) => path),
  });
  // The compiler inside ts-morph takes long to load, and only this needs it.
  const { renderMigration } = await import('../emit/render-migration.ts');
  const parts = renderMigration(
    {
      ...placement,
      message,
      revision: id,
      downRevision: parents.length > 1 ? parents : (parents[0] ?? null),
      created: isoText(time),
      notes: headerNotes(comparison),
      upgrade: comparison.operations,
      downgrade: comparison.downgrade,
    },
    await spellerFor(project, autogenerate),
  );
  const text = layOut(parts, project);
  const result = { ...comparison, revision: id, message, text, path: null, warnings: [] };
  if (dryRun) return result;
  const name = revisionFileName({ id, message, created, time }, config);
  const path = await writeRevision({ directory, name, text, createDirectory: true });
  const warnings = await runPostWriteHooks(config.postWriteHooks, path, folder);
  return { ...result, path, warnings };
}

/**
 * The text of the file, from the template of the project where it has one.
 * @throws {LimbeckError} `HOOK_FAILED` for a text that the history could not be read from.
 */
function layOut(parts: MigrationParts, { config, path }: Project): string {
  if (config.migrationTemplate === null) return parts.text;
  const text = config.migrationTemplate(parts);
  if (!declaresTheSame(text, parts)) throw templateInvalid(path, parts.revision);
  return text;
}

function declaresTheSame(text: unknown, parts: MigrationParts): text is string {
  try {
    const [given, wanted] = [text, parts.text].map((each) => {
      const { id, parents, branchLabels, dependsOn } = readHeader(String(each), 'template');
      return JSON.stringify({ id, parents, branchLabels, dependsOn });
    });
    return typeof text === 'string' && given === wanted;
  } catch {
    return false;
  }
}

/** An empty revision has no column to spell, and must not need a connection. */
async function spellerFor(project: Project, autogenerate: boolean): Promise<Speller> {
  if (!autogenerate) return (column) => ({ kind: 'column', name: column.name, type: 'text' });
  const { dialect } = await project.database('read');
  return (column, table, like) => specOf(column, table, { dialect, like: like ?? null });
}
