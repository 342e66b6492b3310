import { affinityOf } from './affinity.ts';

/**
 * The expression that turns a value of one declared type into one of another when a table is
 * rebuilt. Mostly the value itself: the column it goes into converts what can be converted without
 * loss (`'12'` becomes 12 in an integer column) and keeps the rest as it is, where a CAST would make
 * 0 of `'abc'`. Four changes need a hand, each for the values that are of the old kind alone:
 *
 * 1. `blob` to text: bytes become the characters they stand for.
 * 2. text to `blob`: the other way round.
 * 3. to and from `jsonb`: SQLite's binary form is made and taken apart.
 * 4. to a type with REAL affinity: a whole number past 2^53 would lose its last digits, so it fails.
 */
export function convertValue(expression: string, from: string, to: string): string {
  if (from === to) return expression;
  if (to === 'jsonb') return `jsonb(${expression})`;
  if (from === 'jsonb') return affinityOf(to) === 'blob' ? expression : `json(${expression})`;
  if (to === 'blob' && affinityOf(from) === 'text') return castWhere(expression, 'text', 'BLOB');
  if (from === 'blob' && affinityOf(to) === 'text') return castWhere(expression, 'blob', 'TEXT');
  if (affinityOf(to) === 'real') return exactReal(expression);
  return expression;
}

/** SQLite has no function that fails but those that overflow, which is what happens here. */
function exactReal(expression: string): string {
  const isInexact = `typeof(${expression}) = 'integer' AND ${expression} <> CAST(${expression} AS REAL)`;
  return `CASE WHEN ${isInexact} THEN abs(-9223372036854775807 - 1) ELSE ${expression} END`;
}

function castWhere(expression: string, storage: string, type: string): string {
  return `CASE typeof(${expression}) WHEN '${storage}' THEN CAST(${expression} AS ${type}) ELSE ${expression} END`;
}
