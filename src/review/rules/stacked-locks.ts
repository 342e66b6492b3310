import type { Operation, OperationKind } from '../../operation/operation.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import { formatTableName, type TableName } from '../../schema/table-name.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/** PostgreSQL keeps each lock to the end of the transaction: told where a second table is locked. */
export const stackedLocks = defineRule({
  id: 'stacked-locks',
  severity: 'info',
  check(operation, context) {
    const table = lockedTable(operation, context);
    if (table === null || context.server.name !== 'postgres') return [];
    const position = context.operations.indexOf(operation);
    const before = new Set(
      context.operations.slice(0, position).flatMap((other) => {
        const locked = lockedTable(other, context);
        return locked === null ? [] : [qualifiedKey(locked)];
      }),
    );
    if (before.size !== 1 || before.has(qualifiedKey(table))) return [];
    return [
      {
        subject: formatTableName(table),
        message: `is locked while ${[...before].join()} still is: both stay so until the transaction ends (ACCESS EXCLUSIVE).`,
        instead: 'Where tables are in use, give each a revision of its own.',
      },
    ];
  },
});

const locking = new Set<OperationKind>([
  'addColumn',
  'dropColumn',
  'alterColumn',
  'renameColumn',
  'createConstraint',
  'dropConstraint',
  'dropIndex',
]);

/** The table that an operation shuts, unless the revision has made it. */
function lockedTable(operation: Operation, context: RuleContext): TableName | null {
  if (!locking.has(operation.kind) || !('table' in operation)) return null;
  // A foreign key lets others read.
  if (operation.kind === 'createConstraint' && operation.constraint.kind === 'foreignKey') {
    return null;
  }
  return context.isNewTable(operation.table) ? null : operation.table;
}
