import type { Operation } from '../../operation/operation.ts';
import type { TableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnsSubject } from '../subject.ts';

export const addUnique = defineRule({
  id: 'add-unique',
  severity: 'warning',
  check(operation, context) {
    const keys = uniqueKeys(operation);
    if (keys === null || context.isNewTable(keys.table)) return [];
    const { table, columns, areColumns } = keys;
    return [
      {
        subject: columnsSubject(table, columns),
        message: 'fails where two rows hold the same values.',
        ...(areColumns ? { concerns: { kind: 'duplicates', table, columns } as const } : {}),
      },
    ];
  },
});

interface UniqueKeys {
  readonly table: TableName;
  readonly columns: readonly string[];
  /** Whether all are whole columns, and all rows count. */
  readonly areColumns: boolean;
}

function uniqueKeys(operation: Operation): UniqueKeys | null {
  if (operation.kind === 'createConstraint' && operation.constraint.kind === 'unique') {
    const { columns } = operation.constraint;
    return { table: operation.table, columns, areColumns: true };
  }
  if (operation.kind !== 'createIndex' || !operation.index.unique) return null;
  const { keys, where } = operation.index;
  const columns = keys.map(({ value }) => value);
  const areColumns =
    where === null && keys.every(({ kind, length }) => kind === 'column' && length === null);
  return { table: operation.table, columns, areColumns };
}
