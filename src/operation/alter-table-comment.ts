import type { TableName } from '../schema/table-name.ts';

/** What a migration calls createTableComment and dropTableComment. */
export interface AlterTableComment {
  readonly kind: 'alterTableComment';
  readonly table: TableName;
  readonly from: string | null;
  readonly to: string | null;
}
