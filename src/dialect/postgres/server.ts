import { rowsOf, type Queryable } from '../queryable.ts';

/** What the dialect has to know of the server and the connection before it can do anything. */
export interface Server {
  /** `15.20`. */
  readonly version: string;
  /** The major version: what the server can do depends on it alone. */
  readonly major: number;
  /** The database of the connection. */
  readonly database: string;
  /** Where unqualified names are created: the first schema of the search path. */
  readonly defaultSchema: string;
  /** In bytes; longer names are cut by the server. 63 in every usual build. */
  readonly maximumNameLength: number;
}

interface Row {
  readonly version: string;
  readonly number: number;
  readonly database: string;
  /** Null when no schema of the search path exists. */
  readonly schema: string | null;
  readonly length: number;
}

const query = `
  SELECT current_setting('server_version') AS version,
         current_setting('server_version_num')::integer AS number,
         current_database() AS database,
         current_schema() AS schema,
         current_setting('max_identifier_length')::integer AS length`;

/** Asks a connection what it is connected to. */
export async function readServer(db: Queryable): Promise<Server> {
  const [row] = await rowsOf<Row>(db, query);
  if (row === undefined) throw new Error('PostgreSQL did not tell its version.');
  return {
    version: row.version.split(' ')[0] ?? row.version,
    major: Math.floor(row.number / 10_000),
    database: row.database,
    defaultSchema: row.schema ?? 'public',
    maximumNameLength: row.length,
  };
}
