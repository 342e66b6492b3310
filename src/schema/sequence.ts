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
