import { basename, dirname, join, resolve } from 'node:path';
import { templateInvalid } from '../config/config-error.ts';
import type { Migration } from '../emit/migration.ts';
import type { MigrationParts } from '../emit/migration-parts.ts';
import { checkRevisionId } from '../revision/check-revision-id.ts';
import { chooseLocation } from '../revision/choose-location.ts';
import { placeRevision } from '../revision/place-revision.ts';
import { readHeader } from '../revision/read-header.ts';
import { revisionFileName } from '../revision/revision-file-name.ts';
import { buildRevisionGraph, type RevisionGraph } from '../revision/revision-graph.ts';
import type { Revision } from '../revision/revision.ts';
import { writeRevision } from '../revision/write-revision.ts';
import { isoText, zonedTime } from '../revision/zoned-time.ts';
import type { ProjectComparison } from './compare-project.ts';
import { directDraft, type Wanted } from './direct-draft.ts';
import type { Phase } from './direct-revision.ts';
import type { Draft } from './draft.ts';
import { migrationContent } from './migration-content.ts';
import type { Project } from './project.ts';
import type { RevisionFile, RevisionFiles } from './revision.ts';
import { runPostWriteHooks } from './run-post-write-hooks.ts';

/** A file that was written, and what the configuration has made of the comparison of each database. */
export interface WrittenFile extends RevisionFiles {
  readonly comparisons: readonly ProjectComparison[];
}

/**
 * Lets the configuration have its say, renders the file, or several where the configuration wants
 * that, and writes them unless their text is all that is asked.
 */
export async function writeMigration(draft: Draft): Promise<WrittenFile> {
  const { options, parts } = draft;
  const { comparisons, message, wanted } = await directDraft(draft);
  const isEmpty = comparisons.every(({ operations }) => operations.length === 0);
  if (wanted.length === 0 || (options.autogenerate === true && isEmpty)) {
    return { ...nothingWritten, comparisons, message };
  }
  const planned: PlannedFile[] = [];
  let place: Pick<Draft, 'graph' | 'placement'> = draft;
  for (const each of wanted) {
    const file = await planFile(each, { ...draft, ...place });
    planned.push(file);
    place = behind(file.revision, place.graph);
  }
  const files: RevisionFile[] = [];
  for (const file of planned) {
    files.push(await writeFile(file, { ...options, project: parts[0].project }));
  }
  const [first = { ...nothingWritten, message }, ...following] = files;
  return { ...first, comparisons, following };
}

const nothingWritten = {
  path: null,
  revision: null,
  phase: null,
  text: '',
  warnings: [],
  following: [],
};

/** A file before it is written. */
interface PlannedFile {
  readonly revision: Revision;
  readonly phase: Phase | null;
  readonly text: string;
}

async function planFile(
  { directive, message, parts, phase }: Wanted,
  draft: Draft,
): Promise<PlannedFile> {
  const { graph, options } = draft;
  const { config, directory: folder, migrations } = draft.parts[0].project;
  const { revisionId: id, branchLabels, dependsOn, versionPath } = directive;
  checkRevisionId(id, graph);
  const { parents } = draft.placement;
  const head = parents.length === 0 ? 'base' : parents;
  const placement = placeRevision(graph, { head, splice: true, branchLabels, dependsOn });
  const directory = chooseLocation({
    locations: migrations,
    recursive: config.recursiveMigrations,
    wanted: versionPath === undefined ? null : resolve(folder, versionPath),
    parents: graph.getAll(parents).map(({ path }) => path),
  });
  const created = options.created ?? new Date();
  const time = zonedTime(created, config.timezone);
  const migration: Migration = {
    ...placement,
    message,
    revision: id,
    downRevision: parents.length > 1 ? parents : (parents[0] ?? null),
    created: isoText(time),
    ...(await migrationContent(parts, draft)),
  };
  const name = revisionFileName({ id, message, created, time }, config);
  const facts = { created: migration.created, createdSchemas: [], allowed: [] };
  return {
    revision: { ...placement, ...facts, id, message, path: join(directory, name) },
    phase,
    text: await renderText(migration, draft.parts[0].project),
  };
}

/** Where a revision goes that follows one that is about to be written. */
function behind(revision: Revision, graph: RevisionGraph): Pick<Draft, 'graph' | 'placement'> {
  return {
    graph: buildRevisionGraph([...graph.revisions, revision]),
    placement: { parents: [revision.id], branchLabels: [], dependsOn: [] },
  };
}

async function writeFile(
  { revision: { id, message, path: planned }, phase, text }: PlannedFile,
  { dryRun = false, project }: Draft['options'] & { readonly project: Project },
): Promise<RevisionFile> {
  const file = { revision: id, message, phase, text, path: null, warnings: [] };
  if (dryRun) return file;
  const path = await writeRevision({
    directory: dirname(planned),
    name: basename(planned),
    text,
    createDirectory: true,
  });
  const { config, directory } = project;
  return {
    ...file,
    path,
    warnings: await runPostWriteHooks(config.postWriteHooks, path, directory),
  };
}

async function renderText(migration: Migration, project: Project): Promise<string> {
  // The compiler inside ts-morph takes long to load, and only this needs it.
  const { renderMigration } = await import('../emit/render-migration.ts');
  return layOut(renderMigration(migration, project.config.renderItem), project);
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
