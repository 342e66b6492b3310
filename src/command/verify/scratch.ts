import { randomBytes } from 'node:crypto';
import { isUnknownDatabase } from '../../config/connection-failure.ts';
import type { OtherDatabase } from '../../config/other-database.ts';
import type { Dialect } from '../../dialect/dialect.ts';
import type { Queryable } from '../../dialect/queryable.ts';
import type { ScratchDatabases } from '../../dialect/scratch-databases.ts';
import { accessDenied } from '../access-denied.ts';
import type { Project } from '../project.ts';
import {
  pgliteMissing,
  scratchDenied,
  scratchInMemory,
  scratchLeft,
  scratchMissed,
  scratchNotEmpty,
  scratchUrlInvalid,
} from './scratch-error.ts';

/** An empty database on which migrations are tried. */
export interface Scratch {
  readonly place: OtherDatabase;
  /** What else is on the server, and no migration may reach. */
  readonly others: readonly string[];
  /** The schema of the real database that names without one stand for; null where that is not known. */
  readonly defaultSchema: string | null;
  /** Makes it empty again. */
  clear(): Promise<void>;
  /** Takes it away, or makes it empty where it was there before; `force` ends what still runs on it. */
  close(options?: { readonly force?: boolean }): Promise<void>;
}

/**
 * A database of its own: in memory, on the server of the project, or the one that `url` names, which
 * has to be empty; `pglite` is PostgreSQL in this process.
 * @throws {LimbeckError} `SCRATCH_DENIED`, `SCRATCH_INVALID`, `CONNECTION_FAILED`
 */
export async function openScratch(project: Project, url: string | null): Promise<Scratch> {
  const { dialect } = await project.offline();
  const { scratch } = dialect;
  if (scratch === null) {
    if (url !== null) throw scratchInMemory(dialect);
    return inMemory;
  }
  if (url === null) return createOnServer(project);
  if (url === 'pglite' && scratch.schemes.includes('postgres:')) return servePglite(project);
  rejectOtherUrls(url, scratch, dialect);
  return useGiven(project, { kind: 'url', url });
}

/** PostgreSQL in this process, for a project that has no right to create a database. */
async function servePglite(project: Project): Promise<Scratch> {
  const { pglitePackages, startPglite } = await import('../../config/start-pglite.ts');
  const server = await startPglite(project.directory);
  if (server === null) throw pgliteMissing(pglitePackages);
  try {
    const given = await useGiven(project, { kind: 'served', url: server.url });
    return { ...given, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

const inMemory: Scratch = {
  place: { kind: 'memory' },
  others: [],
  defaultSchema: null,
  // It is gone with its connection.
  clear: async () => {},
  close: async () => {},
};

function rejectOtherUrls(url: string, scratch: ScratchDatabases, dialect: Dialect): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isFit = parsed !== null && scratch.schemes.includes(parsed.protocol);
  if (!isFit || parsed.pathname.length < 2) throw scratchUrlInvalid(scratch, dialect);
}

/** Nobody calls a database of their own that. */
function newName(): string {
  return `limbeck_scratch_${randomBytes(6).toString('hex')}`;
}

async function createOnServer(project: Project): Promise<Scratch> {
  const beside = await connectBeside(project);
  const name = newName();
  const place: OtherDatabase = { kind: 'name', name };
  try {
    const { dialect, db } = await beside.database('read');
    const scratch = dialect.scratch as ScratchDatabases; // There is one on every server.
    const others = await otherDatabases(dialect, db);
    await create(scratch, db, name);
    const defaultSchema = dialect.database === null ? null : dialect.defaultSchema;
    return {
      place,
      others,
      defaultSchema,
      clear: () => onFresh(project, place, clearDatabase),
      async close() {
        try {
          await scratch.drop(db, name);
        } catch (cause) {
          throw scratchLeft(name, cause);
        } finally {
          await beside.close();
        }
      },
    };
  } catch (error) {
    await beside.close();
    throw error;
  }
}

async function create(scratch: ScratchDatabases, db: Queryable, name: string): Promise<void> {
  try {
    await scratch.create(db, name);
  } catch (error) {
    if (error instanceof Error && accessDenied(error) !== null) throw scratchDenied(scratch, error);
    throw error;
  }
}

/** A connection to the project's own database, or to one that every server has where that is not there yet. */
async function connectBeside(project: Project): Promise<Project> {
  const { dialect } = await project.offline();
  const names = [null, dialect.scratch?.everywhere ?? null];
  for (const [attempt, name] of names.entries()) {
    const beside = await project.elsewhere(
      name === null ? { kind: 'same' } : { kind: 'name', name },
    );
    try {
      await beside.database('read');
      return beside;
    } catch (error) {
      await beside.close();
      if (attempt === names.length - 1 || !isUnknownDatabase(error)) throw error;
    }
  }
  throw new Error('The last attempt returns or throws.');
}

/** The databases that a statement can name on the connection, that of the project among them. */
async function otherDatabases(dialect: Dialect, db: Queryable): Promise<readonly string[]> {
  if (dialect.database !== null) return [];
  const own = [dialect.defaultSchema ?? []].flat();
  const isEverywhere = (name: string): boolean => name === dialect.scratch?.everywhere;
  return [...own.filter((name) => !isEverywhere(name)), ...(await dialect.schemas(db))];
}

async function useGiven(
  project: Project,
  place: Extract<OtherDatabase, { readonly url: string }>,
): Promise<Scratch> {
  const others = await onFresh(project, place, async ({ dialect, db }) => {
    const schemas = dialect.database === null ? [] : await dialect.schemas(db);
    const { tables, views, enums, sequences } = await dialect.introspect(db, { schemas });
    const found = [...tables, ...views, ...enums, ...sequences];
    if (found.length > 0) throw scratchNotEmpty(nameOf(dialect), found);
    return dialect.database === null ? await dialect.schemas(db) : [];
  });
  const clear = (): Promise<void> => onFresh(project, place, clearDatabase);
  return {
    place,
    others,
    defaultSchema: null,
    clear,
    async close({ force = false } = {}) {
      try {
        if (force) await onFresh(project, place, endOthers);
        await clear();
      } catch (cause) {
        throw scratchLeft(new URL(place.url).pathname.slice(1), cause);
      }
    },
  };
}

/** What the server calls the database of a connection. */
export function nameOf({ database, defaultSchema }: Dialect): string {
  return database ?? defaultSchema ?? '';
}

/** @throws {LimbeckError} `SCRATCH_INVALID` where a connection did not reach the database that it was to. */
export function rejectMissed(place: OtherDatabase, dialect: Dialect): void {
  if (place.kind === 'name' && nameOf(dialect) !== place.name) {
    throw scratchMissed(place.name, nameOf(dialect));
  }
}

async function endOthers({ dialect, db }: OpenDatabase): Promise<void> {
  await dialect.scratch?.endOthers(db);
}

async function clearDatabase({ dialect, db }: OpenDatabase): Promise<void> {
  await dialect.scratch?.clear(db);
}

interface OpenDatabase {
  readonly dialect: Dialect;
  readonly db: Queryable;
}

/** Runs `work` on a connection that nothing was done on. */
async function onFresh<Result>(
  project: Project,
  place: OtherDatabase,
  work: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const there = await project.elsewhere(place);
  try {
    const database = await there.database('read');
    rejectMissed(place, database.dialect);
    return await work(database);
  } finally {
    await there.close();
  }
}
