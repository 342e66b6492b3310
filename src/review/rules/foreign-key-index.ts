import type { Operation } from '../../operation/operation.ts';
import type { Table } from '../../schema/table.ts';
import { sameTableName } from '../../schema/table-name.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { columnsSubject } from '../subject.ts';

/**
 * MySQL and MariaDB index a foreign key by themselves. Elsewhere each DELETE of a parent looks through
 * the table. Only for what the revision creates the indexes are known.
 */
export const foreignKeyIndex = defineRule({
  id: 'foreign-key-index',
  severity: 'info',
  check(operation, context) {
    if (operation.kind !== 'createTable' || context.server.name === 'mysql') return [];
    const { table } = operation;
    return table.foreignKeys
      .filter(({ columns }) => !isIndexed(columns, table, context))
      .map(({ columns, referencedTable }) => ({
        subject: columnsSubject(table, columns),
        message: `has no index: a DELETE in ${referencedTable.name} looks through all of ${table.name}.`,
      }));
  },
});

function isIndexed(columns: readonly string[], table: Table, { operations }: RuleContext): boolean {
  const later = operations.flatMap((operation) => keysOf(operation, table));
  const own = [
    ...(table.primaryKey ? [table.primaryKey.columns] : []),
    ...table.uniques.map((unique) => unique.columns),
    ...table.indexes.map(({ keys }) => keys.map(({ value }) => value)),
  ];
  return [...own, ...later].some((keys) =>
    columns.every((column, index) => keys[index] === column),
  );
}

function keysOf(operation: Operation, table: Table): readonly (readonly string[])[] {
  if (operation.kind === 'createIndex' && sameTableName(operation.table, table)) {
    return [operation.index.keys.map(({ value }) => value)];
  }
  return [];
}
