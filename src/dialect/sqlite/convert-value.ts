import { affinityOf } from './affinity.ts';

/**
 * The expression that turns a value of one declared type into one of another when a table is
 * rebuilt. Mostly the value itself: the column it goes into converts what can be converted without
 * loss (`'12'` becomes 12 in an integer column) and keeps the rest as it is, where a CAST would make
 * 0 of `'abc'`. Three changes need a hand, each for the values that are of the old kind alone:
 *
 * 1. `blob` to text: bytes become the characters they stand for.
 * 2. text to `blob`: the other way round.
 * 3. to and from `jsonb`: SQLite's binary form is made and taken apart.
 */
export function convertValue(expression: string, from: string, to: string): string {
  if (from === to) return expression;
  if (to === 'jsonb') return `jsonb(${expression})`;
  if (from === 'jsonb') return affinityOf(to) === 'blob' ? expression : `json(${expression})`;
  if (to === 'blob' && affinityOf(from) === 'text') return castWhere(expression, 'text', 'BLOB');
  if (from === 'blob' && affinityOf(to) === 'text') return castWhere(expression, 'blob', 'TEXT');
  return expression;
}

function castWhere(expression: string, storage: string, type: string): string {
  return `CASE typeof(${expression}) WHEN '${storage}' THEN CAST(${expression} AS ${type}) ELSE ${expression} END`;
}
