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

/** A bigint sequence that counts up from 1: what PostgreSQL creates when nothing more is said. */
export function plainSequence({ schema, name }: TableName): Sequence {
  return {
    schema,
    name,
    type: 'bigint',
    start: '1',
    increment: '1',
    minimum: '1',
    maximum: '9223372036854775807',
    cache: '1',
    cycle: false,
    ownedBy: null,
  };
}
