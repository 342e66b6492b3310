import type { Hazard } from './hazard.ts';

const nouns = {
  rows: ['row', 'rows'],
  values: ['value', 'values'],
  nulls: ['row without a value', 'rows without a value'],
  duplicates: ['set of equal rows', 'sets of equal rows'],
} as const;

/** What of a database a finding concerns: `3 values`; null where that was not counted. */
export function describeCount({ concerns, count }: Hazard): string | null {
  if (concerns === undefined || count === undefined) return null;
  const [one, many] = nouns[concerns.kind];
  return `${count} ${count === 1 ? one : many}`;
}
