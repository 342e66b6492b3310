import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
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

/**
 * Reads the headers of all migration files of a directory, its subdirectories left out. Where a
 * source and its compiled copy lie side by side the source counts: it is what was reviewed, and
 * the copy can be stale.
 *
 * @throws {LimbeckError} `MIGRATIONS_NOT_FOUND`, `FILE_NOT_READABLE`, `REVISION_INVALID`, or what
 * {@link buildRevisionGraph} throws.
 */
export async function loadRevisions(directory: string): Promise<RevisionGraph> {
  const names = await listMigrations(directory);
  const paths = names.map((name) => join(directory, name));
  const sources = await mapConcurrently(paths, CONCURRENCY, readSource);
  return buildRevisionGraph(sources.map(readRevision));
}

async function listMigrations(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw migrationsNotFound(directory, cause);
  });
  const sources = entries
    .filter((entry) => !entry.isDirectory() && isSource(entry.name))
    .map((entry) => entry.name)
    .toSorted();
  const compiled = new Set(sources.flatMap(compiledName));
  return sources.filter((name) => !compiled.has(name));
}

function isSource(name: string): boolean {
  return /^[^.].*\.[cm]?[jt]s$/.test(name) && !/\.d\.[cm]?ts$/.test(name);
}

function compiledName(name: string): readonly string[] {
  const extension = COMPILED.get(extname(name));
  return extension === undefined ? [] : [basename(name, extname(name)) + extension];
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
  const slug = name.startsWith(`${id}_`) ? name.slice(id.length + 1) : name;
  return slug.replaceAll('_', ' ');
}
