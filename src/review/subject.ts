import { formatTableName, type TableName } from '../schema/table-name.ts';

/** A column as findings name it: `users.name`. */
export function columnSubject(table: TableName, column: string): string {
  return `${formatTableName(table)}.${column}`;
}

/** Columns of a table as findings name them: `users (first, last)`. */
export function columnsSubject(table: TableName, columns: readonly string[]): string {
  return `${formatTableName(table)} (${columns.join(', ')})`;
}

/** A constraint as findings name it: `users.ck_age`, or its table where it has no name. */
export function constraintSubject(table: TableName, name: string | null): string {
  return name === null ? formatTableName(table) : columnSubject(table, name);
}
