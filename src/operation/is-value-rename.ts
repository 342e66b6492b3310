import { renameValues } from '../schema/value-rename.ts';
import type { Operation } from './operation.ts';

/** Whether an operation gives values of a type other names, and does nothing else: it goes ahead of all that know the new ones. */
export function isValueRename(operation: Operation): boolean {
  if (operation.kind !== 'alterEnum' || operation.renamed === undefined) return false;
  const values = renameValues(operation.from.values, operation.renamed);
  return values.join('\0') === operation.to.values.join('\0');
}
