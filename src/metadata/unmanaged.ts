import type { TableName } from '../schema/table-name.ts';

/** What entities declare with `synchronize: false`: neither created nor changed nor dropped. */
export interface Unmanaged {
  /** Tables and views. */
  readonly tables: readonly TableName[];
  readonly indexes: readonly UnmanagedIndex[];
}

export interface UnmanagedIndex {
  readonly table: TableName;
  readonly name: string;
}
