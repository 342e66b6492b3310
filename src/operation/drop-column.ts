import type { Column } from '../schema/column.ts';
import type { TableName } from '../schema/table-name.ts';
import type { ColumnPosition } from './column-position.ts';
import type { IfExists } from './condition.ts';

export interface DropColumn extends IfExists {
  readonly kind: 'dropColumn';
  readonly table: TableName;
  readonly column: string;
  /** What is dropped; null in a migration that does not say. */
  readonly existing: Column | null;
  /** How its reverse fills the rows; see `AddColumn.fill`. */
  readonly fill: string | null;
  /** Where its reverse puts it. */
  readonly position?: ColumnPosition;
}
