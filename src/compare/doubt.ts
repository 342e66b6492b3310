import type { Table } from '../schema/table.ts';
import type { View } from '../schema/view.ts';

/** Two SQL texts that differ, though they may mean the same: a question for the server. */
export type Doubt = {
  /** The text in the catalog. */
  readonly from: string;
  /** The text that is declared. */
  readonly to: string;
} & (
  | {
      readonly kind: 'default' | 'generated' | 'onUpdate';
      /** The table as it is declared. */
      readonly table: Table;
      readonly column: string;
    }
  | {
      readonly kind: 'check' | 'exclusion';
      readonly table: Table;
      readonly constraint: string;
    }
  | {
      readonly kind: 'indexPredicate' | 'indexExpression';
      readonly table: Table;
      readonly index: string;
    }
  | { readonly kind: 'view'; readonly view: View }
  | {
      readonly kind: 'viewIndex';
      readonly part: 'indexPredicate' | 'indexExpression';
      /** The materialized view as it is declared. */
      readonly view: View;
      readonly index: string;
    }
);

/** What a server says of a doubt; `unknown` when it cannot be asked. */
export type Verdict = 'same' | 'different' | 'unknown';
