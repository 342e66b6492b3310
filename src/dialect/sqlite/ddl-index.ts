import type { Index, IndexKey } from '../../schema/table-index.ts';
import type { TableName } from '../../schema/table-name.ts';
import { formatCollation } from './ddl-column.ts';
import { quoteName } from './quoting.ts';

/**
 * The statement that creates an index. SQLite has one kind of index: the access method, operator
 * classes, included columns and prefix lengths that other databases know mean nothing to it, as in TypeORM.
 */
export function formatIndex(table: TableName, index: Index): string {
  const unique = index.unique ? 'UNIQUE ' : '';
  const keys = index.keys.map(formatKey).join(', ');
  const where = index.where === null ? '' : ` WHERE ${index.where}`;
  return `CREATE ${unique}INDEX ${quoteName(index.name)} ON ${quoteName(table.name)} (${keys})${where}`;
}

function formatKey({ kind, value, collation, descending }: IndexKey): string {
  const parts = [kind === 'column' ? quoteName(value) : value];
  if (collation !== null) parts.push(formatCollation(collation));
  if (descending) parts.push('DESC');
  return parts.join(' ');
}
