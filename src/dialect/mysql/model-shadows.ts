import type { Index } from '../../schema/table-index.ts';
import type { Table } from '../../schema/table.ts';
import { widestOf } from './foreign-key-indexes.ts';
import { primaryIndexOf } from './key-change.ts';
import { startsWithColumns } from './shadow-index.ts';
import { plainIndexOf } from './unique-index.ts';

/**
 * The indexes that the server makes for the foreign keys of a table which no other index serves. Of
 * several on the same columns, that of the last one is left.
 */
export function shadowsOf({ primaryKey, indexes, foreignKeys }: Table): readonly Index[] {
  const serving = [...(primaryKey === null ? [] : [primaryIndexOf(primaryKey)]), ...indexes];
  const unserved = foreignKeys.filter(
    ({ columns }) => !serving.some((index) => startsWithColumns(index, columns)),
  );
  return widestOf(unserved.toReversed()).map(({ name, columns }) =>
    plainIndexOf(name ?? columns[0] ?? '', columns),
  );
}
