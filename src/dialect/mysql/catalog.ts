import type { Queryable } from '../queryable.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/** Where to read, and how much of it. */
export interface Catalog {
  readonly db: Queryable;
  readonly server: MysqlServer;
  readonly databases: readonly string[];
  /** Only the tables of these names; null for all. */
  readonly tables: readonly string[] | null;
}

/** What every row about a part of a table starts with. */
export interface TableRow {
  readonly schema: string;
  readonly table: string;
}

/** Tells the tables of several databases apart in a Map. */
export function tableKey({ schema, table }: TableRow): string {
  return `${schema}.${table}`;
}

/** `IN ('shop', 'audit')`, and which tables there, for a condition that ends in the column of the database's name. */
export function inCatalog({ databases, tables }: Catalog, tableColumn = 'TABLE_NAME'): string {
  const places = `IN (${literals(databases)})`;
  return tables === null ? places : `${places} AND ${tableColumn} IN (${literals(tables)})`;
}

/** The database as `TableName.schema` has it: null for the connection's own. */
export function schemaName(database: string, server: MysqlServer): string | null {
  return database === server.database ? null : database;
}

function literals(names: readonly string[]): string {
  return names.map((name) => quoting.literal(name)).join(', ');
}
