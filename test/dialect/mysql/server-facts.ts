import { mariadb } from '../../../src/dialect/mysql/mariadb.ts';
import { mysql } from '../../../src/dialect/mysql/mysql.ts';
import { parseSqlMode } from '../../../src/dialect/mysql/sql-mode.ts';
import type { MysqlServer } from '../../../src/dialect/mysql/server.ts';

const shared = {
  database: 'shop',
  engine: 'InnoDB',
  lowerCaseNames: false,
  sqlMode: parseSqlMode(''),
  defaultCollations: new Map([
    ['latin1', 'latin1_swedish_ci'],
    ['utf8mb3', 'utf8mb3_general_ci'],
    ['utf8mb4', 'utf8mb4_0900_ai_ci'],
  ]),
} as const;

/** Servers that nobody connects to. */
export const facts: Readonly<Record<'mysql' | 'mariadb', MysqlServer>> = {
  mysql: { ...shared, flavour: mysql, version: [8, 4, 2], collation: 'utf8mb4_0900_ai_ci' },
  mariadb: { ...shared, flavour: mariadb, version: [10, 11, 6], collation: 'utf8mb4_general_ci' },
};
