import type { Table } from '../schema/table.ts';
import type { IfNotExists } from './condition.ts';

/** Creates a table with all that belongs to it: columns, constraints, indexes, comments, triggers. */
export interface CreateTable extends IfNotExists {
  readonly kind: 'createTable';
  readonly table: Table;
}
