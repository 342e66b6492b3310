import { qualifiedKey } from '../../schema/qualified-key.ts';
import { defineRule } from '../rule.ts';
import { constraintSubject } from '../subject.ts';

export const dropIndex = defineRule({
  id: 'drop-index',
  severity: 'info',
  check(operation, context) {
    if (operation.kind !== 'dropIndex' || context.isNewTable(operation.table)) return [];
    const { table, index, concurrently } = operation;
    // It goes with its table.
    const isTableDropped = context.operations.some(
      (other) => other.kind === 'dropTable' && qualifiedKey(other.table) === qualifiedKey(table),
    );
    if (isTableDropped) return [];
    const waits = context.server.name === 'postgres' && !concurrently;
    return [
      {
        subject: constraintSubject(table, index),
        message: `queries that lean on it become slow${waits ? `; it waits for all who use ${table.name}, and lets nobody past meanwhile (ACCESS EXCLUSIVE)` : ''}.`,
        instead: 'Build what replaces it before.',
      },
    ];
  },
});
