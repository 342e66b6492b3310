import type { TableName } from '../schema/table-name.ts';

/** Gives an enumerated type another name, another schema, or both; columns that have it keep it. */
export interface RenameEnum {
  readonly kind: 'renameEnum';
  readonly from: TableName;
  readonly to: TableName;
}
