import type { TableName } from '../schema/table-name.ts';

export interface RenameColumn {
  readonly kind: 'renameColumn';
  readonly table: TableName;
  readonly from: string;
  readonly to: string;
}
