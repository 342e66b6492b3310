import type { Dialect, OfflineServer } from '../dialect.ts';
import { mysqlDialect } from './index.ts';
import { mariadb } from './mariadb.ts';
import { mysql } from './mysql.ts';
import { parseSqlMode } from './sql-mode.ts';
import { parseVersion } from './version.ts';

/** The latest versions that Limbeck knows: a server that is older says what it does not understand. */
const latest = { mysql: '9.7', mariadb: '12.0-MariaDB' } as const;

/**
 * The dialect of a MySQL or MariaDB server that nobody is connected to, with the settings that each
 * comes with. Which of the two it is, its version says (`10.11.6-MariaDB`) or else the driver.
 */
export function offlineMysql(
  driver: 'mysql' | 'mariadb',
  { version, database }: OfflineServer,
): Dialect {
  const text = version ?? latest[driver];
  const isMariadb = /mariadb/i.test(text) || (driver === 'mariadb' && !/mysql/i.test(text));
  return mysqlDialect({
    flavour: isMariadb ? mariadb : mysql,
    version: parseVersion(text),
    database,
    engine: 'InnoDB',
    collation: isMariadb ? 'utf8mb4_uca1400_ai_ci' : 'utf8mb4_0900_ai_ci',
    lowerCaseNames: false,
    // A script takes the mode away that would change what its literals mean.
    sqlMode: parseSqlMode(''),
    defaultCollations: new Map(),
  });
}
