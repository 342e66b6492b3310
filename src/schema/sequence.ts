import type { TableName } from './table-name.ts';

/** A sequence that stands on its own. Numbers are text: they go beyond what a double holds. */
export interface Sequence {
  readonly schema: string | null;
  readonly name: string;
  readonly type: string;
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cache: string;
  readonly cycle: boolean;
  /** `OWNED BY`, when the sequence goes with a column without filling it. */
  readonly ownedBy: { readonly table: TableName; readonly column: string } | null;
}

/** What a sequence counts, as far as the rest of it follows from that. */
export type Counting = Partial<Pick<Sequence, 'type' | 'increment' | 'minimum' | 'maximum'>>;

/** Where the types of sequences end; `bigint` is the usual one. */
const bounds: Readonly<Record<string, readonly [least: string, most: string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
};
const bigint = ['-9223372036854775808', '9223372036854775807'] as const;

/**
 * What PostgreSQL creates when no more is said than `counting`: by itself a bigint sequence that
 * counts up from 1. https://www.postgresql.org/docs/current/sql-createsequence.html
 */
export function plainSequence({ schema, name }: TableName, counting: Counting = {}): Sequence {
  const { type = 'bigint', increment = '1' } = counting;
  const [least, most] = bounds[type] ?? bigint;
  const isDescending = increment.startsWith('-');
  const { minimum = isDescending ? least : '1', maximum = isDescending ? '-1' : most } = counting;
  return {
    schema,
    name,
    type,
    start: isDescending ? maximum : minimum,
    increment,
    minimum,
    maximum,
    cache: '1',
    cycle: false,
    ownedBy: null,
  };
}
