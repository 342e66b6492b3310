import { rowsOf, type Queryable } from '../queryable.ts';
import type { Flavour } from './flavour.ts';
import { mariadb } from './mariadb.ts';
import { mysql } from './mysql.ts';
import { parseSqlMode, type SqlMode } from './sql-mode.ts';
import { parseVersion, type Version } from './version.ts';

/** What of a live server decides how its catalog is read and its statements are written. */
export interface MysqlServer {
  readonly flavour: Flavour;
  readonly version: Version;
  /** The database of the connection; null when it has chosen none. */
  readonly database: string | null;
  /** The storage engine a table gets when nothing else is said. */
  readonly engine: string;
  /** The collation a table gets when nothing else is said. */
  readonly collation: string;
  /** True when the server keeps the names of tables in lower case (`lower_case_table_names = 1`). */
  readonly lowerCaseNames: boolean;
  readonly sqlMode: SqlMode;
  /** The collation of each character set when nothing else is said. */
  readonly defaultCollations: ReadonlyMap<string, string>;
}

/** Asks the server who it is: `VERSION()` decides between MySQL and MariaDB, whatever the driver was told. */
export async function readServer(db: Queryable): Promise<MysqlServer> {
  const [facts] = await rowsOf<ServerRow>(
    db,
    `SELECT VERSION() AS \`version\`,
            DATABASE() AS \`database\`,
            @@default_storage_engine AS \`engine\`,
            @@collation_database AS \`collation\`,
            @@lower_case_table_names AS \`nameCase\`,
            @@SESSION.sql_mode AS \`sqlMode\``,
  );
  if (facts === undefined) throw new Error('SELECT VERSION() gave no row');
  const collations = await rowsOf<CollationRow>(
    db,
    `SELECT CHARACTER_SET_NAME AS \`charset\`, DEFAULT_COLLATE_NAME AS \`collation\`
     FROM information_schema.CHARACTER_SETS`,
  );
  return {
    flavour: /mariadb/i.test(facts.version) ? mariadb : mysql,
    version: parseVersion(facts.version),
    database: facts.database,
    engine: facts.engine,
    collation: facts.collation,
    lowerCaseNames: Number(facts.nameCase) === 1,
    sqlMode: parseSqlMode(facts.sqlMode),
    defaultCollations: new Map(collations.map((row) => [row.charset, row.collation])),
  };
}

/** The character set a collation belongs to, which its name starts with. */
export function charsetOf(collation: string): string {
  return collation.split('_', 1)[0] ?? collation;
}

interface ServerRow {
  readonly version: string;
  readonly database: string | null;
  readonly engine: string;
  readonly collation: string;
  readonly nameCase: number | string;
  readonly sqlMode: string;
}

interface CollationRow {
  readonly charset: string;
  readonly collation: string;
}
