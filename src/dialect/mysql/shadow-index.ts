import type { ForeignKey } from '../../schema/constraint.ts';
import type { Index } from '../../schema/table-index.ts';

/**
 * True for the index that the server makes for a foreign key when no other will do: on the same
 * columns, with the key's name, or with its first column's when the server named the key itself
 * (`posts_ibfk_1`).
 */
export function isShadowIndex(index: Index, foreignKey: ForeignKey): boolean {
  return (
    isShadowName(index.name, foreignKey) && isPlain(index) && hasKeys(index, foreignKey.columns)
  );
}

/** True when the first keys of an index are these columns, so that a foreign key can lean on it. */
export function startsWithColumns(index: Index, columns: readonly string[]): boolean {
  return (
    index.method === null &&
    columns.every((column, position) => {
      const key = index.keys[position];
      return key?.kind === 'column' && key.value === column && key.length === null;
    })
  );
}

function isShadowName(name: string, foreignKey: ForeignKey): boolean {
  if (name === foreignKey.name) return true;
  return /_ibfk_\d+$/.test(foreignKey.name ?? '') && name === foreignKey.columns[0];
}

function isPlain(index: Index): boolean {
  return !index.unique && index.comment === null && index.keys.every((key) => !key.descending);
}

function hasKeys(index: Index, columns: readonly string[]): boolean {
  return index.keys.length === columns.length && startsWithColumns(index, columns);
}
