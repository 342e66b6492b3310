import type { Table } from '../schema/table.ts';

/** Creates a table with all that belongs to it: columns, constraints, indexes, comments, triggers. */
export interface CreateTable {
  readonly kind: 'createTable';
  readonly table: Table;
}
