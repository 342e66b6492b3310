import type { TableOptionsChange } from '../schema/table.ts';
import type { TableName } from '../schema/table-name.ts';

/** Changes what stands behind the closing parenthesis of a CREATE TABLE. */
export interface AlterTableOptions {
  readonly kind: 'alterTableOptions';
  readonly table: TableName;
  /** The options that change, as they are afterwards. */
  readonly change: TableOptionsChange;
  /** The same options before; one that comes from a migration file knows none. */
  readonly existing: TableOptionsChange;
}
