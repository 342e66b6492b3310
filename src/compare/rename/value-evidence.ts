import type { FormerNames } from '../rename.ts';
import { nameWords } from '../../util/name-words.ts';
import type { Enumeration } from './enumeration.ts';
import type { Evidence } from './evidence.ts';
import { formerEvidence } from './former-evidence.ts';
import type { NamePair } from './name-likeness.ts';
import { WEIGHTS } from './thresholds.ts';
import { valueLikeness, type ValueLikeness } from './value-likeness.ts';

const reasons: Readonly<Record<ValueLikeness, string | null>> = {
  same: 'the values differ in spelling alone',
  follows: null,
  plural: 'the values are singular and plural of one',
  prefixed: 'the values differ in a prefix alone',
  abbreviated: 'one value is short for the other',
  inflected: 'one value is a form of the other',
  extended: 'one value says the other more closely',
  akin: null,
  contrary: null,
  unlike: null,
};

/** What speaks for two values of an enumeration being one, and against it. */
export function valueEvidence(
  pair: NamePair,
  { columns, from, to }: Pick<Enumeration, 'columns' | 'from' | 'to'>,
  { valueWas }: Pick<FormerNames, 'valueWas'>,
): readonly Evidence[] {
  const owners = columns.flatMap(({ table, column }) => [table.name, column]);
  const likeness = valueLikeness(pair, owners);
  const former = columns.flatMap(({ table, column }) => valueWas(table, column, pair.to));
  const gone = from.filter((value) => !to.includes(value));
  const come = to.filter((value) => !from.includes(value));
  const isAlone = gone.length === 1 && come.length === 1;
  return [
    { weight: WEIGHTS.prior, reason: null },
    { weight: WEIGHTS.value[likeness], reason: reasons[likeness] },
    ...formerEvidence(former, pair.from, foldValue),
    placeEvidence(pair, { from, to }),
    { weight: isAlone ? WEIGHTS.value.alone : 0, reason: 'no other value comes or goes' },
  ];
}

function foldValue(value: string): string {
  return nameWords(value).join('_') || value;
}

interface Lists {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Whether they are at the same place among the values that stay, and among those that go or come there. */
function placeEvidence(pair: NamePair, { from, to }: Lists): Evidence {
  const { same, beside, elsewhere } = WEIGHTS.value.place;
  const before = placeIn(from, pair.from, to);
  const after = placeIn(to, pair.to, from);
  if (before.previous !== after.previous || before.next !== after.next) {
    return { weight: elsewhere, reason: null };
  }
  const isSame = before.position === after.position && before.count === after.count;
  return {
    weight: isSame ? same : beside,
    reason: isSame ? 'the place in the list is the same' : null,
  };
}

function placeIn(values: readonly string[], value: string, others: readonly string[]) {
  const isKept = (each: string): boolean => others.includes(each);
  const position = values.indexOf(value);
  const start = values.slice(0, position).findLastIndex(isKept);
  const rest = values.slice(position).findIndex(isKept);
  const end = rest === -1 ? values.length : position + rest;
  return {
    previous: values[start] ?? null,
    next: values[end] ?? null,
    position: position - start,
    count: end - start,
  };
}
