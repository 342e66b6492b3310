import type { DataSourceOptions } from 'typeorm';

/** Where a data source connects to. */
export interface DatabaseTarget {
  /** The path of a database that is a file; null for a server, and for one in memory. */
  readonly file: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly database: string | null;
  readonly user: string | null;
  /** Never shown. */
  readonly password: string | null;
}

/** Reads the target from the options, from their `url` where it says more; of a replicated server, the master's. */
export function databaseTarget(options: DataSourceOptions): DatabaseTarget {
  const plain = recordOf(options);
  const settings = { ...plain, ...recordOf(recordOf(plain['replication'])['master']) };
  const fromUrl = readUrl(text(settings['url']));
  const database = fromUrl.database ?? text(settings['database']);
  const isFile = options.type === 'better-sqlite3';
  return {
    file: isFile && database !== null && !isInMemory(database) ? database : null,
    host: fromUrl.host ?? text(settings['host']) ?? text(settings['socketPath']) ?? 'localhost',
    port: fromUrl.port ?? number(settings['port']),
    database,
    user: fromUrl.user ?? text(settings['username']),
    password: fromUrl.password ?? text(settings['password']),
  };
}

/** SQLite keeps a database without a name in memory, or in a file that it deletes. */
function isInMemory(database: string): boolean {
  return database === '' || database.startsWith(':memory:') || database.startsWith('file:');
}

interface UrlParts {
  readonly host: string | null;
  readonly port: number | null;
  readonly database: string | null;
  readonly user: string | null;
  readonly password: string | null;
}

function readUrl(url: string | null): UrlParts {
  const parsed = url !== null && URL.canParse(url) ? new URL(url) : null;
  return {
    host: part(parsed?.hostname),
    port: number(part(parsed?.port)),
    database: part(parsed?.pathname.slice(1)),
    user: part(parsed?.username),
    password: part(parsed?.password),
  };
}

/** A part of a URL as it was before it was put there. */
function part(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : decodeURIComponent(value);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: unknown): number | null {
  const parsed = Number(value ?? Number.NaN);
  return Number.isInteger(parsed) ? parsed : null;
}
