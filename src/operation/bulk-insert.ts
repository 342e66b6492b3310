import type { Row } from '../schema/row.ts';
import type { TableName } from '../schema/table-name.ts';

/** Inserts rows, each with the same columns. What they take the place of nobody knows, so nothing undoes it. */
export interface BulkInsert {
  readonly kind: 'bulkInsert';
  readonly table: TableName;
  readonly rows: readonly Row[];
}
