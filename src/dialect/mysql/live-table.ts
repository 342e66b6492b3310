import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { inCatalog, type Catalog } from './catalog.ts';
import { introspectColumnChecks } from './introspect-checks.ts';
import { introspectCatalogTables, type CatalogTable } from './introspect-tables.ts';
import type { MysqlServer } from './server.ts';
import type { TableModel } from './table-model.ts';

/** A table as it stands in the database. */
export interface LiveTable extends CatalogTable {
  /** Checks inside the definitions of columns, by column. */
  readonly columnChecks: ReadonlyMap<string, string>;
  /** Columns that `SELECT *` leaves out, which no entity can declare. */
  readonly invisibleColumns: ReadonlySet<string>;
}

/** Where operations read what they leave out: the server, or without a connection what is known without it. */
export type TableSource = Queryable | TableModel;

/** Whether there is a connection. */
export function isConnected(source: TableSource): source is Queryable {
  return 'query' in source;
}

/** Reads what altering a table may need; null when there is no such table, or nothing is known of it. */
export async function readLiveTable(
  db: TableSource,
  server: MysqlServer,
  { schema, name }: TableName,
): Promise<LiveTable | null> {
  if (!isConnected(db)) return db.find({ schema, name });
  const database = schema ?? server.database;
  if (database === null) return null;
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
