import type { Column } from '../../schema/column.ts';
import type { ComparisonRules } from '../comparison-rules.ts';
import type { Evidence } from './evidence.ts';
import { WEIGHTS } from './thresholds.ts';

/** Words of types whose values are often taken over into each other. */
const convertible: readonly ReadonlySet<string>[] = [
  ['integer', 'numeric', 'decimal', 'real', 'float', 'double', 'double precision', 'money'],
  ['integer', 'boolean', 'bool', 'bit'],
  [
    'datetime',
    'timestamp',
    'timestamptz',
    'date',
    'timestamp with time zone',
    'timestamp without time zone',
  ],
  ['time', 'time with time zone', 'time without time zone', 'timetz'],
  ['json', 'jsonb', 'simple-json'],
  ['text', 'mediumtext', 'longtext', 'tinytext', 'citext', 'uuid', 'enum', 'json', 'jsonb'],
].map((words) => new Set(words));

/** The type, with the values where it is an enumerated one. */
export function typeEvidence(from: Column, to: Column, rules: ComparisonRules): Evidence {
  const { type, singular, values } = WEIGHTS;
  if (from.enumValues !== null && to.enumValues !== null) {
    const before = new Set(from.enumValues);
    const shared = to.enumValues.filter((value) => before.has(value)).length;
    if (shared === before.size && shared === to.enumValues.length) {
      return { weight: type.same + singular.values, reason: 'the values are the same' };
    }
    const isLike = shared * 2 >= Math.max(before.size, to.enumValues.length);
    return isLike
      ? { weight: values.overlapping, reason: 'most values are the same' }
      : { weight: values.other, reason: null };
  }
  if (from.enumValues === null && to.enumValues === null && rules.sameType(from, to)) {
    return { weight: type.same, reason: `the type is the same: ${to.type}` };
  }
  const [before, after] = [from, to].map((column) =>
    column.enumValues === null ? rules.typeFamily(column) : 'enum',
  );
  if (before === after) return { weight: type.sameFamily, reason: 'the types are of one kind' };
  const isClose = convertible.some((words) => words.has(before ?? '') && words.has(after ?? ''));
  return { weight: isClose ? type.convertible : type.other, reason: null };
}
