import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { inCatalog, type Catalog } from './catalog.ts';
import { introspectColumnChecks } from './introspect-checks.ts';
import { introspectCatalogTables, type CatalogTable } from './introspect-tables.ts';
import type { MysqlServer } from './server.ts';

/** A table as it stands in the database. */
export interface LiveTable extends CatalogTable {
  /** Checks inside the definitions of columns, by column. */
  readonly columnChecks: ReadonlyMap<string, string>;
  /** Columns that `SELECT *` leaves out, which no entity can declare. */
  readonly invisibleColumns: ReadonlySet<string>;
}

/** Reads what altering a table may need; null without a connection or when there is no such table. */
export async function readLiveTable(
  db: Queryable | null,
  server: MysqlServer,
  { schema, name }: TableName,
): Promise<LiveTable | null> {
  const database = schema ?? server.database;
  if (db === null || database === null) return null;
  const catalog: Catalog = { db, server, databases: [database], tables: [name] };
  const [found] = await introspectCatalogTables(catalog);
  if (found === undefined) return null;
  const checks = server.flavour.columnChecks ? await introspectColumnChecks(catalog) : [];
  return {
    ...found,
    columnChecks: new Map(checks.map((check) => [check.column, check.expression])),
    invisibleColumns: await readInvisible(catalog),
  };
}

async function readInvisible(catalog: Catalog): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ readonly name: string }>(
    catalog.db,
    `SELECT COLUMN_NAME AS \`name\`
     FROM information_schema.COLUMNS
     WHERE EXTRA LIKE '%INVISIBLE%'
       AND TABLE_SCHEMA ${inCatalog(catalog)}`,
  );
  return new Set(rows.map(({ name }) => name));
}
