import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { LimbeckError } from '../error.ts';
import { mapConcurrently } from './map-concurrently.ts';
import { readHeader } from './read-header.ts';
import { fileNotReadable, migrationsNotFound } from './revision-error.ts';
import { buildRevisionGraph, type RevisionGraph } from './revision-graph.ts';
import type { Revision } from './revision.ts';

/** Files read at a time: enough to keep the disk busy, far below the limit of open files. */
const CONCURRENCY = 32;

/** A source and what the TypeScript compiler makes of it. */
const COMPILED: ReadonlyMap<string, string> = new Map([
  ['.ts', '.js'],
  ['.mts', '.mjs'],
  ['.cts', '.cjs'],
]);

/** Where the migration files of a project are. */
export interface MigrationFolders {
  /** Absolute paths. */
  readonly locations: readonly string[];
  /** Whether the folders below them hold migration files too. */
  readonly recursive: boolean;
}

/**
 * Reads the headers of all migration files of some folders. Where a source and its compiled copy lie
 * side by side the source counts: it is what was reviewed, and the copy can be stale. Of several
 * folders only one has to be there: no version control keeps those that are empty.
 *
 * @throws {LimbeckError} `MIGRATIONS_NOT_FOUND`, `FILE_NOT_READABLE`, `REVISION_INVALID`, or what
 * {@link buildRevisionGraph} throws.
 */
export async function loadRevisions({
  locations,
  recursive,
}: MigrationFolders): Promise<RevisionGraph> {
  const listed = await Promise.all(
    locations.map((location) => listMigrations(location, recursive)),
  );
  const missing = listed.find((found) => found instanceof LimbeckError);
  if (missing !== undefined && listed.every((found) => found instanceof LimbeckError)) {
    throw missing;
  }
  // One location may lie in another.
  const paths = [
    ...new Set(listed.flatMap((found) => (found instanceof LimbeckError ? [] : found))),
  ];
  const sources = await mapConcurrently(paths, CONCURRENCY, readSource);
  return buildRevisionGraph(sources.map(readRevision));
}

/** The paths of the migration files of a folder; the error where it is not there. */
async function listMigrations(
  location: string,
  recursive: boolean,
): Promise<readonly string[] | LimbeckError> {
  const entries = await readdir(location, { withFileTypes: true, recursive }).catch(
    (cause: unknown) => {
      const error = migrationsNotFound(location, cause);
      if (!isMissing(cause)) throw error;
      return error;
    },
  );
  if (entries instanceof LimbeckError) return entries;
  const sources = entries
    .filter((entry) => !entry.isDirectory() && isSource(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !isHidden(relative(location, path)))
    .toSorted();
  const compiled = new Set(sources.flatMap(compiledPath));
  return sources.filter((path) => !compiled.has(path));
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

/** In a folder that no one takes for one of migrations. */
function isHidden(path: string): boolean {
  return path.split(sep).some((part) => part.startsWith('.') || part === 'node_modules');
}

function isSource(name: string): boolean {
  return /^[^.].*\.[cm]?[jt]s$/.test(name) && !/\.d\.[cm]?ts$/.test(name);
}

function compiledPath(path: string): readonly string[] {
  const extension = extname(path);
  const compiled = COMPILED.get(extension);
  return compiled === undefined ? [] : [path.slice(0, -extension.length) + compiled];
}

interface SourceFile {
  readonly path: string;
  readonly source: string;
}

async function readSource(path: string): Promise<SourceFile> {
  const source = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw fileNotReadable(path, cause);
  });
  return { path, source };
}

function readRevision({ path, source }: SourceFile): Revision {
  const header = readHeader(source, path);
  return { ...header, message: header.message || messageOfName(path, header.id), path };
}

/** A compiler drops the comment together with an import of types only; the file name remains. */
function messageOfName(path: string, id: string): string {
  const name = basename(path, extname(path));
  const [, slug = name] = name.split(`${id}_`);
  return slug.replaceAll('_', ' ');
}
