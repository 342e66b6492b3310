import type { Table } from '../schema/table.ts';
import type { TableName } from '../schema/table-name.ts';
import type { IfExists } from './condition.ts';

export interface DropTable extends IfExists {
  readonly kind: 'dropTable';
  readonly table: TableName;
  /** What is dropped; null in a migration that does not say. */
  readonly existing: Table | null;
}
