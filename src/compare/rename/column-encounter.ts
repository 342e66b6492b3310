import type { Column } from '../../schema/column.ts';
import type { Table } from '../../schema/table.ts';
import type { NamePair } from './name-likeness.ts';

/** A column that is gone and one that has come, each in its table. */
export interface ColumnEncounter {
  readonly tables: { readonly from: Table; readonly to: Table };
  readonly from: Column;
  readonly to: Column;
  /** Whether no other column of the table is gone or has come. */
  readonly isAlone: boolean;
  /** Names of tables and of referenced columns that have changed. */
  readonly renamed: readonly NamePair[];
}
