import type { TableName } from '../../schema/table-name.ts';
import type { StoredColumn } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';

const query = 'SELECT name, type FROM pragma_table_xinfo(?)';

/** The columns of a table or view; null when there is none of that name. */
export async function columnsOf(
  db: Queryable,
  { name }: TableName,
): Promise<readonly StoredColumn[] | null> {
  const columns = await rowsOf<StoredColumn>(db, query, [name]);
  return columns.length === 0 ? null : columns;
}
