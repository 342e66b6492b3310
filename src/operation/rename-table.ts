import type { TableName } from '../schema/table-name.ts';

/** Gives a table another name, another schema, or both; what refers to it follows. */
export interface RenameTable {
  readonly kind: 'renameTable';
  readonly from: TableName;
  readonly to: TableName;
}
