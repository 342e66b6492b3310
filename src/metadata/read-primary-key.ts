import type { NamingStrategyInterface, Table } from 'typeorm';
import type { PrimaryKey } from '../schema/constraint.ts';

/** The primary key under the name that TypeORM gives it where a database keeps one. */
export function readPrimaryKey(table: Table, names: NamingStrategyInterface): PrimaryKey | null {
  const [first, ...rest] = table.primaryColumns;
  if (first === undefined) return null;
  const columns = [first, ...rest].map(({ name }) => name);
  const name = first.primaryKeyConstraintName ?? names.primaryKeyName(table, columns);
  return { kind: 'primaryKey', name, columns };
}
