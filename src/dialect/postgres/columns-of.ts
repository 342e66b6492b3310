import type { TableName } from '../../schema/table-name.ts';
import type { StoredColumn } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { quoteTable } from './quoting.ts';
import type { Server } from './server.ts';

// A domain stores what the type below it stores.
const query = `
  SELECT a.attname AS name,
         format_type(CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END, NULL) AS type,
         a.attgenerated <> '' AS "isComputed"
    FROM pg_attribute a
    JOIN pg_type t ON t.oid = a.atttypid
   WHERE a.attrelid = to_regclass($1)
     AND a.attnum > 0
     AND NOT a.attisdropped
   ORDER BY a.attnum`;

/** The columns of a table, view or partition; null when there is none of that name. */
export async function columnsOf(
  db: Queryable,
  { schema, name }: TableName,
  { defaultSchema }: Server,
): Promise<readonly StoredColumn[] | null> {
  const path = quoteTable({ schema: schema ?? defaultSchema, name });
  const columns = await rowsOf<StoredColumn>(db, query, [path]);
  return columns.length === 0 ? null : columns;
}
