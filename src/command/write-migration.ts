import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { templateInvalid } from '../config/config-error.ts';
import { specOf } from '../dialect/spec-of.ts';
import type { Migration } from '../emit/migration.ts';
import type { MigrationParts } from '../emit/migration-parts.ts';
import type { Speller } from '../emit/speller.ts';
import { checkRevisionId } from '../revision/check-revision-id.ts';
import { chooseLocation } from '../revision/choose-location.ts';
import { newRevisionId } from '../revision/new-revision-id.ts';
import { placeRevision, type Placement } from '../revision/place-revision.ts';
import { readHeader } from '../revision/read-header.ts';
import { revisionFileName } from '../revision/revision-file-name.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import { writeRevision } from '../revision/write-revision.ts';
import { isoText, zonedTime } from '../revision/zoned-time.ts';
import type { ProjectComparison } from './compare-project.ts';
import { directRevision, type Directed } from './direct-revision.ts';
import { headerNotes } from './header-notes.ts';
import { renameRemarks } from './rename-remarks.ts';
import { nameOperations } from './name-operations.ts';
import type { Project } from './project.ts';
import type { RevisionOptions, RevisionResult } from './revision.ts';
import { runPostWriteHooks } from './run-post-write-hooks.ts';

/** What a migration file is written from. */
export interface Draft {
  readonly command: 'revision' | 'merge';
  readonly graph: RevisionGraph;
  readonly placement: Placement;
  readonly comparison: ProjectComparison;
  readonly options: Pick<
    RevisionOptions,
    'autogenerate' | 'created' | 'dryRun' | 'message' | 'revisionId' | 'versionPath'
  >;
}

/** Lets the configuration have its say, renders a file and, unless that is all that is asked, writes it. */
export async function writeMigration(project: Project, draft: Draft): Promise<RevisionResult> {
  const { graph, options } = draft;
  const { autogenerate = false, dryRun = false, created = new Date() } = options;
  const { config, directory: folder } = project;
  const { comparison, message, directive } = await direct(project, draft);
  const isEmpty = autogenerate && comparison.operations.length === 0;
  if (directive === null || isEmpty) {
    return { ...comparison, path: null, revision: null, message, text: '', warnings: [] };
  }
  const { revisionId: id, branchLabels, dependsOn, versionPath } = directive;
  checkRevisionId(id, graph);
  const { parents } = draft.placement;
  const head = parents.length === 0 ? 'base' : parents;
  const placement = placeRevision(graph, { head, splice: true, branchLabels, dependsOn });
  const directory = chooseLocation({
    locations: project.migrations,
    recursive: config.recursiveMigrations,
    wanted: versionPath === undefined ? null : resolve(folder, versionPath),
    parents: graph.getAll(parents).map(({ path }) => path),
  });
  const time = zonedTime(created, config.timezone);
  const migration: Migration = {
    ...placement,
    message,
    revision: id,
    downRevision: parents.length > 1 ? parents : (parents[0] ?? null),
    created: isoText(time),
    notes: headerNotes(comparison),
    upgrade: comparison.operations,
    downgrade: comparison.downgrade,
    remarks: renameRemarks(comparison),
  };
  const text = await renderText(migration, project);
  const result = { ...comparison, revision: id, message, text, path: null, warnings: [] };
  if (dryRun) return result;
  const name = revisionFileName({ id, message, created, time }, config);
  const path = await writeRevision({ directory, name, text, createDirectory: true });
  const warnings = await runPostWriteHooks(config.postWriteHooks, path, folder);
  return { ...result, path, warnings };
}

/** What is to be written once the configuration has had its say; no directive where it wants nothing. */
async function direct(
  project: Project,
  { command, placement, comparison, options }: Draft,
): Promise<
  { readonly message: string } & Pick<Directed, 'comparison'> & {
      readonly directive: Directed['directive'] | null;
    }
> {
  const { autogenerate = false, revisionId = newRevisionId(randomBytes), versionPath } = options;
  const { parents, branchLabels, dependsOn } = placement;
  const message = options.message ?? nameOperations(comparison.operations);
  const directed = await directRevision(
    project,
    { command, autogenerate, parents },
    {
      comparison,
      directive: {
        message,
        revisionId,
        branchLabels: [...branchLabels],
        dependsOn: [...dependsOn],
        versionPath,
      },
    },
  );
  if (directed === null) return { message, comparison, directive: null };
  const isNamed = options.message !== undefined || directed.directive.message !== message;
  return {
    ...directed,
    message: isNamed ? directed.directive.message : nameOperations(directed.comparison.operations),
  };
}

async function renderText(migration: Migration, project: Project): Promise<string> {
  const isEmpty = migration.upgrade.length + migration.downgrade.length === 0;
  // The compiler inside ts-morph takes long to load, and only this needs it.
  const { renderMigration } = await import('../emit/render-migration.ts');
  const speller = await spellerFor(project, isEmpty);
  return layOut(renderMigration(migration, speller, project.config.renderItem), project);
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
async function spellerFor(project: Project, isEmpty: boolean): Promise<Speller> {
  if (isEmpty) return (column) => ({ kind: 'column', name: column.name, type: 'text' });
  const { dialect } = await project.database('read');
  return (column, table, like) => specOf(column, table, { dialect, like: like ?? null });
}
