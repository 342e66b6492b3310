import type { ServerName } from '../support/server.ts';
import type { Declaration } from './declaration.ts';
import { mariadbDeclarations, mysqlDeclarations } from './mysql-declarations.ts';
import { portableDeclarations } from './portable-declarations.ts';
import { postgresDeclarations } from './postgres-declarations.ts';
import { sqliteDeclarations } from './sqlite-declarations.ts';

/**
 * Columns of every type with every option, by database. Each is what TypeORM's `synchronize` makes of
 * it, so that a difference straight afterwards is a false one: what it leaves out or gets wrong (an
 * SRID, a `float` default of 1.5 on MySQL) has no place here.
 */
export const declarations: Readonly<Record<ServerName, readonly Declaration[]>> = {
  postgres: [...portableDeclarations, ...postgresDeclarations],
  mysql: [...portableDeclarations, ...mysqlDeclarations],
  mariadb: [...portableDeclarations, ...mysqlDeclarations, ...mariadbDeclarations],
  sqlite: [...portableDeclarations, ...sqliteDeclarations],
};
