import type { Column } from '../schema/column.ts';
import type { TableName } from '../schema/table-name.ts';
import type { ColumnPosition } from './column-position.ts';
import type { IfNotExists } from './condition.ts';

export interface AddColumn extends IfNotExists {
  readonly kind: 'addColumn';
  readonly table: TableName;
  readonly column: Column;
  /** The SQL expression that gives existing rows their value; null leaves that to the default. */
  readonly fill: string | null;
  /** Where it comes to stand; default behind all others. */
  readonly position?: ColumnPosition;
}
