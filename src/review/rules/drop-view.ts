import { qualifiedKey } from '../../schema/qualified-key.ts';
import { formatTableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';

/** One that is created again is only out of the way for a while. */
export const dropView = defineRule({
  id: 'drop-view',
  severity: 'warning',
  check(operation, { operations }) {
    if (operation.kind !== 'dropView' || operation.recreated) return [];
    const key = qualifiedKey(operation.view);
    const isBack = operations.some(
      (each) => each.kind === 'createView' && qualifiedKey(each.view) === key,
    );
    if (isBack) return [];
    const subject = formatTableName(operation.view);
    return [{ subject, message: 'whatever still reads it fails.' }];
  },
});
