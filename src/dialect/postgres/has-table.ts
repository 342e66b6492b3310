import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { quoteTable } from './quoting.ts';
import type { Server } from './server.ts';

/** Whether a table is there; the schema is always named, so that no other one of the search path answers. */
export async function hasTable(
  db: Queryable,
  { schema, name }: TableName,
  { defaultSchema }: Server,
): Promise<boolean> {
  const path = quoteTable({ schema: schema ?? defaultSchema, name });
  const query = 'SELECT to_regclass($1) IS NOT NULL AS found';
  const [row] = await rowsOf<{ readonly found: boolean }>(db, query, [path]);
  return row?.found ?? false;
}
