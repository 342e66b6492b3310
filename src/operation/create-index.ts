import type { Index } from '../schema/table-index.ts';
import type { TableName } from '../schema/table-name.ts';

export interface CreateIndex {
  readonly kind: 'createIndex';
  readonly table: TableName;
  readonly index: Index;
}
