import type { Quoting } from '../dialect/dialect.ts';
import type { SqlWords } from '../dialect/render-sql.ts';
import type { Column } from '../schema/column.ts';
import type { Table } from '../schema/table.ts';
import { isLossless } from '../review/is-lossless.ts';

/**
 * A value that is another one for each row of `table`, made of its primary key; null where the type
 * of the column has no room for one.
 */
export function valueFromKey(
  column: Column,
  table: Table,
  words: SqlWords & { readonly quoting: Pick<Quoting, 'identifier'> },
): string | null {
  if (column.type === 'uuid') return words.uuid;
  const [name, ...others] = table.primaryKey?.columns ?? [];
  const key = table.columns.find((each) => each.name === name);
  if (key === undefined || others.length > 0 || !isLossless(key.type, column.type)) return null;
  const own = words.quoting.identifier(key.name);
  // Every database has this function, and each a word of its own for a cast to text.
  return isText(column.type) && !isText(key.type) ? `concat(${own}, '')` : own;
}

function isText(type: string): boolean {
  return /char|text/i.test(type);
}
