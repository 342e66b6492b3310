import type { TableName } from '../schema/table-name.ts';

export interface RenameIndex {
  readonly kind: 'renameIndex';
  readonly table: TableName;
  readonly from: string;
  readonly to: string;
}
