import type { ConstraintKind } from '../../schema/constraint.ts';
import { defineRule } from '../rule.ts';
import { constraintSubject } from '../subject.ts';

/** What no longer holds; a primary key is a rule of its own. */
const guards: { readonly [Kind in Exclude<ConstraintKind, 'primaryKey'>]: string } = {
  foreignKey: 'rows may refer to nothing from then on',
  check: 'rows need not meet it any more',
  unique: 'rows may be alike from then on',
  exclusion: 'rows may overlap from then on',
};

/** Where one of the same kind takes its place at once, nothing is given up. */
export const dropConstraint = defineRule({
  id: 'drop-constraint',
  severity: 'info',
  check(operation, context) {
    if (operation.kind !== 'dropConstraint' || operation.constraintKind === 'primaryKey') return [];
    const { table, name, constraintKind } = operation;
    const isReplaced = context.operations.some(
      (other) =>
        other.kind === 'createConstraint' &&
        other.constraint.kind === constraintKind &&
        other.constraint.name === name,
    );
    if (context.isNewTable(table) || isReplaced) return [];
    return [
      {
        subject: constraintSubject(table, name),
        message: `${guards[constraintKind]}: the reverse may then fail.`,
      },
    ];
  },
});
