import type { Operation } from '../operation/operation.ts';
import { describeOperation } from '../review/describe-operation.ts';

/** A message for a revision that was given none: its first change, and how many more there are. */
export function nameOperations(operations: readonly Operation[]): string {
  const [first, ...rest] = operations.flatMap(describeOperation);
  if (first === undefined) return 'empty';
  const [sign = '', ...words] = first.split(' ');
  const subject = words.slice(0, words[0]?.includes('.') ? 1 : 2).join(' ');
  const more = rest.length === 0 ? '' : ` and ${rest.length} more`;
  return `${verbs[sign] ?? 'change'} ${subject.replace(/ \(.*$/, '')}${more}`;
}

const verbs: Readonly<Record<string, string>> = { '+': 'add', '-': 'drop', '~': 'alter' };
