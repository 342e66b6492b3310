import type { Operation } from '../operation/operation.ts';
import { describeOperation } from '../review/describe-operation.ts';

/** A message for a revision that was given none: its first change, and how many more there are. */
export function nameOperations(operations: readonly Operation[]): string {
  // The types of columns say less than the tables they are made for.
  const [enums, others] = [operations.filter(isEnum), operations.filter((each) => !isEnum(each))];
  const [first, ...rest] = [...others, ...enums].flatMap(describeOperation);
  if (first === undefined) return 'empty';
  const [sign = '', ...words] = first.split(' ');
  const subject = words.slice(0, words[0]?.includes('.') ? 1 : 2).join(' ');
  const more = rest.length === 0 ? '' : ` and ${rest.length} more`;
  return `${verbs[sign] ?? 'change'} ${subject.replace(/ \(.*$/, '')}${more}`;
}

function isEnum({ kind }: Operation): boolean {
  return kind === 'createEnum' || kind === 'alterEnum' || kind === 'createExtension';
}

const verbs: Readonly<Record<string, string>> = { '+': 'add', '-': 'drop', '~': 'alter' };
