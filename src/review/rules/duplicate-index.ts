import type { Operation } from '../../operation/operation.ts';
import { sameTableName } from '../../schema/table-name.ts';
import type { Index } from '../../schema/table-index.ts';
import { defineRule } from '../rule.ts';
import { constraintSubject } from '../subject.ts';

type CreateIndex = Extract<Operation, { kind: 'createIndex' }>;

/** Two indexes of the revision, one of which begins with all of the other. */
export const duplicateIndex = defineRule({
  id: 'duplicate-index',
  severity: 'info',
  check(operation, { operations }) {
    if (operation.kind !== 'createIndex' || operation.index.unique) return [];
    const wider = operations.find(
      (other): other is CreateIndex =>
        other.kind === 'createIndex' &&
        other !== operation &&
        sameTableName(other.table, operation.table) &&
        begins(other.index, operation.index),
    );
    if (wider === undefined) return [];
    return [
      {
        subject: constraintSubject(operation.table, operation.index.name),
        message: `is not needed beside ${wider.index.name}, which begins with the same columns.`,
      },
    ];
  },
});

function begins(wider: Index, narrower: Index): boolean {
  const isAlike =
    wider.where === narrower.where && wider.method === narrower.method && wider.method === null;
  const isLonger = wider.keys.length > narrower.keys.length;
  return (
    isAlike &&
    isLonger &&
    narrower.keys.every((key, index) => {
      const other = wider.keys[index];
      return other?.value === key.value && other.descending === key.descending;
    })
  );
}
