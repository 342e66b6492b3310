import type { Constraint } from './constraint.ts';
import type { Table } from './table.ts';

/** The constraints of every kind, the primary key first. */
export function constraintsOf(table: Table): readonly Constraint[] {
  return [
    ...(table.primaryKey === null ? [] : [table.primaryKey]),
    ...table.uniques,
    ...table.foreignKeys,
    ...table.checks,
    ...table.exclusions,
  ];
}
