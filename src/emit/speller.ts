import type { Column } from '../schema/column.ts';
import type { ColumnSpec } from '../schema/column-spec.ts';

/** Gives a column of one database the portable form in which a migration is written. */
export type Speller = (column: Column) => ColumnSpec;
