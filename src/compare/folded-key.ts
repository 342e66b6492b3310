import { qualifiedKey } from '../schema/qualified-key.ts';
import type { TableName } from '../schema/table-name.ts';
import type { ComparisonRules } from './comparison-rules.ts';

/** The key of a table or view, which names that are one to the database share. */
export function foldedKey(
  { schema, name }: TableName,
  { foldName }: Pick<ComparisonRules, 'foldName'>,
): string {
  return qualifiedKey({ schema, name: foldName(name, 'table') });
}
