import type { TableName } from '../../schema/table-name.ts';
import type { StoredColumn } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';

// 2 and 3 are columns that are computed when read and when written.
const query = 'SELECT name, type, hidden IN (2, 3) AS computed FROM pragma_table_xinfo(?)';

/** The columns of a table or view; null when there is none of that name. */
export async function columnsOf(
  db: Queryable,
  { name }: TableName,
): Promise<readonly StoredColumn[] | null> {
  const columns = await rowsOf<Pick<StoredColumn, 'name' | 'type'> & { readonly computed: number }>(
    db,
    query,
    [name],
  );
  if (columns.length === 0) return null;
  return columns.map(({ computed, ...column }) => ({ ...column, isComputed: computed === 1 }));
}
