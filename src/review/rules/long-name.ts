import type { Operation } from '../../operation/operation.ts';
import { defineRule } from '../rule.ts';

const limit = 63;

/** PostgreSQL cuts names after 63 bytes; MySQL and MariaDB refuse those that are too long. */
export const longName = defineRule({
  id: 'long-name',
  severity: 'info',
  check(operation, { server }) {
    if (server.name !== 'postgres') return [];
    return namesOf(operation)
      .filter((name) => Buffer.byteLength(name) > limit)
      .map((name) => ({ subject: name, message: `is cut to ${limit} bytes.` }));
  },
});

function namesOf(operation: Operation): readonly string[] {
  if (operation.kind === 'createTable') {
    const { name, columns, indexes, foreignKeys, uniques, checks } = operation.table;
    const parts = [...columns, ...indexes, ...foreignKeys, ...uniques, ...checks];
    return [name, ...parts.flatMap((part) => part.name ?? [])];
  }
  if (operation.kind === 'addColumn') return [operation.column.name];
  if (operation.kind === 'createIndex') return [operation.index.name];
  if (operation.kind === 'createView') return [operation.view.name];
  if (operation.kind === 'createConstraint') {
    return operation.constraint.name === null ? [] : [operation.constraint.name];
  }
  if (operation.kind === 'renameTable') return [operation.to.name];
  return 'to' in operation && typeof operation.to === 'string' ? [operation.to] : [];
}
