import type { ColumnChange } from '../schema/column.ts';
import type { TableName } from '../schema/table-name.ts';
import type { ValueRename } from '../schema/value-rename.ts';

/** Changes a column in place, keeping its values. */
export interface AlterColumn {
  readonly kind: 'alterColumn';
  readonly table: TableName;
  readonly column: string;
  /** The properties that change, with their values afterwards. */
  readonly change: ColumnChange;
  /** The column before: all of it where `compare` wrote the operation, else what the migration says. */
  readonly existing: ColumnChange;
  /** The SQL expression for rows that hold NULL when the column becomes NOT NULL. */
  readonly fill: string | null;
  /** The SQL expression that converts a value to the new type (PostgreSQL `USING`). */
  readonly using: string | null;
  /**
   * Enumerated values that have another name in the new type, and take rows and the default along;
   * left out for none. Where types are objects of their own, `AlterEnum` does that.
   */
  readonly renamedValues?: readonly ValueRename[];
  /** Whether rows can be written while they are looked through for NULL (PostgreSQL), outside of a transaction. */
  readonly concurrently?: true;
}
