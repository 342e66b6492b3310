import type { TableName } from '../schema/table-name.ts';

export interface RenameTable {
  readonly kind: 'renameTable';
  readonly from: TableName;
  readonly to: TableName;
}
