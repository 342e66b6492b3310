import { formatTableName, tableNameOf } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';

/** MySQL and MariaDB keep their rows in its order; where another one takes its place, once is enough. */
export const dropPrimaryKey = defineRule({
  id: 'drop-primary-key',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'dropConstraint' || operation.constraintKind !== 'primaryKey') return [];
    const { table } = operation;
    if (context.isNewTable(table)) return [];
    const isReplaced = context.batch?.operations.some(
      (other) => other.kind === 'createConstraint' && other.constraint.kind === 'primaryKey',
    );
    if (isReplaced === true) return [];
    const copy =
      context.server.name === 'mysql'
        ? `; ${table.name} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY)`
        : '';
    return [
      {
        subject: formatTableName(table),
        message: `nothing tells its rows apart any more${copy}.`,
        ...(context.server.name === 'mysql'
          ? { instead: 'Create the key that replaces it in the same `batchAlterTable`.' }
          : {}),
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});
