import type { EnumType } from './enum-type.ts';
import type { Sequence } from './sequence.ts';
import type { Table } from './table.ts';
import type { View } from './view.ts';

/** Everything Limbeck knows of a database, or of what entities declare, in one normal form. */
export interface Schema {
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly enums: readonly EnumType[];
  /** Sequences of their own; those behind serial and identity columns belong to the column. */
  readonly sequences: readonly Sequence[];
  /** PostgreSQL schemas, there or needed; the default one is always there. */
  readonly schemas: readonly string[];
  /** PostgreSQL extensions, installed or needed. */
  readonly extensions: readonly string[];
}

export const emptySchema: Schema = {
  tables: [],
  views: [],
  enums: [],
  sequences: [],
  schemas: [],
  extensions: [],
};
