import type { TableName } from '../schema/table-name.ts';

/** Gives a sequence another name, another schema, or both; it counts on, and defaults follow. */
export interface RenameSequence {
  readonly kind: 'renameSequence';
  readonly from: TableName;
  readonly to: TableName;
}
