import type { Column } from '../schema/column.ts';
import type { ColumnSpec } from '../schema/column-spec.ts';
import type { TableName } from '../schema/table-name.ts';

/**
 * Gives a column of one database the portable form in which a migration is written: in the words of
 * `like`, another state of the column, where these mean the same.
 */
export type Speller = (column: Column, table: TableName, like?: ColumnSpec | null) => ColumnSpec;
