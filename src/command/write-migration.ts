import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { templateInvalid } from '../config/config-error.ts';
import { specOf } from '../dialect/spec-of.ts';
import type { Migration, MigrationSection } from '../emit/migration.ts';
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
import { directRevision, withOperations, type Directed } from './direct-revision.ts';
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
  /** The databases it is for; several share its folder. The first one says how files are named. */
  readonly parts: readonly [DraftPart, ...DraftPart[]];
  readonly options: Pick<
    RevisionOptions,
    'autogenerate' | 'created' | 'dryRun' | 'message' | 'revisionId' | 'versionPath'
  >;
}

/** What becomes of one database. */
export interface DraftPart {
  readonly project: Project;
  readonly comparison: ProjectComparison;
}

/** A file that was written, and what the configuration has made of the comparison of each database. */
export interface WrittenFile extends Omit<RevisionResult, keyof ProjectComparison> {
  readonly comparisons: readonly ProjectComparison[];
}

/** Lets the configuration have its say, renders a file and, unless that is all that is asked, writes it. */
export async function writeMigration(draft: Draft): Promise<WrittenFile> {
  const { graph, options } = draft;
  const { autogenerate = false, dryRun = false, created = new Date() } = options;
  const { config, directory: folder, migrations } = draft.parts[0].project;
  const { parts, message, directive } = await direct(draft);
  const comparisons = parts.map(({ comparison }) => comparison);
  const isEmpty = autogenerate && comparisons.every(({ operations }) => operations.length === 0);
  if (directive === null || isEmpty) {
    return { comparisons, path: null, revision: null, message, text: '', warnings: [] };
  }
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
  const time = zonedTime(created, config.timezone);
  const migration: Migration = {
    ...placement,
    message,
    revision: id,
    downRevision: parents.length > 1 ? parents : (parents[0] ?? null),
    created: isoText(time),
    ...(await contentOf(parts, draft)),
  };
  const text = await renderText(migration, draft.parts[0].project);
  const result = { comparisons, revision: id, message, text, path: null, warnings: [] };
  if (dryRun) return result;
  const name = revisionFileName({ id, message, created, time }, config);
  const path = await writeRevision({ directory, name, text, createDirectory: true });
  const warnings = await runPostWriteHooks(config.postWriteHooks, path, folder);
  return { ...result, path, warnings };
}

/** What is to be written once the configuration has had its say; no directive where it wants nothing. */
async function direct({ command, placement, parts, options }: Draft): Promise<{
  readonly message: string;
  readonly parts: readonly DraftPart[];
  readonly directive: Directed['directive'] | null;
}> {
  const { autogenerate = false, revisionId = newRevisionId(randomBytes), versionPath } = options;
  const { parents, branchLabels, dependsOn } = placement;
  const nameOf = (all: readonly DraftPart[]): string =>
    nameOperations(all.flatMap(({ comparison }) => comparison.operations));
  const message = options.message ?? nameOf(parts);
  let directive: Directed['directive'] = {
    message,
    revisionId,
    branchLabels: [...branchLabels],
    dependsOn: [...dependsOn],
    versionPath,
  };
  const directedParts: DraftPart[] = [];
  let isWanted = false;
  for (const { project, comparison } of parts) {
    const context = { command, autogenerate, parents };
    const directed = await directRevision(project, context, { comparison, directive });
    directive = directed?.directive ?? directive;
    isWanted ||= directed !== null;
    const nothing = { upgrade: [], downgrade: null };
    const changed = directed?.comparison ?? (await withOperations(project, comparison, nothing));
    directedParts.push({ project, comparison: changed });
  }
  if (!isWanted) return { message, parts, directive: null };
  const isNamed = options.message !== undefined || directive.message !== message;
  const named = isNamed ? directive.message : nameOf(directedParts);
  return { parts: directedParts, directive, message: named };
}

/** What the header and the functions of a file hold; functions go by names where databases share them. */
async function contentOf(
  parts: readonly DraftPart[],
  { command, options }: Draft,
): Promise<Pick<Migration, 'notes' | 'body'>> {
  const sections = await Promise.all(
    parts.map(async ({ project, comparison }) => {
      const isOneOfSeveral = project.name !== null && project.sharedBy.length > 1;
      return {
        name: isOneOfSeveral ? project.name : null,
        comparison,
        section: await sectionFor(project, comparison),
      };
    }),
  );
  const [first] = sections;
  const isForAll = command === 'merge' && first?.comparison.operations.length === 0;
  if (first !== undefined && (first.name === null || isForAll)) {
    return { notes: headerNotes(first.comparison), body: first.section };
  }
  const named = sections.filter(
    ({ section }) => options.autogenerate !== true || section.upgrade.length > 0,
  );
  return {
    notes: sections.flatMap(({ name, comparison }) =>
      headerNotes(comparison).map(({ title, lines }) => ({ title: `${title} (${name})`, lines })),
    ),
    body: new Map(named.map(({ name, section }) => [name ?? '', section])),
  };
}

async function sectionFor(
  project: Project,
  comparison: ProjectComparison,
): Promise<MigrationSection> {
  const { operations: upgrade, downgrade } = comparison;
  const isEmpty = upgrade.length + downgrade.length === 0;
  const spell = await spellerFor(project, isEmpty);
  return { upgrade, downgrade, remarks: renameRemarks(comparison), spell };
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

/** An empty revision has no column to spell, and must not need a connection. */
async function spellerFor(project: Project, isEmpty: boolean): Promise<Speller> {
  if (isEmpty) return (column) => ({ kind: 'column', name: column.name, type: 'text' });
  const { dialect } = await project.database('read');
  return (column, table, like) => specOf(column, table, { dialect, like: like ?? null });
}
