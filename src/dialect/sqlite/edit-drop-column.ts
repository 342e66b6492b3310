import { columnNamed } from './edit-column.ts';
import { removeElement } from './edit-text.ts';
import { sameName, type TableConstraint, type TableDefinition } from './table-definition.ts';
import { isName } from './token-reader.ts';
import { tokenize } from './tokenize.ts';

/** The definition without a column, and without the constraints that speak of it, as on PostgreSQL. */
export function dropColumn(table: TableDefinition, name: string): TableDefinition {
  const constraint = table.constraints.find((candidate) => speaksOf(candidate, name));
  return constraint === undefined
    ? removeElement(table, columnNamed(table, name))
    : dropColumn(removeElement(table, constraint), name);
}

function speaksOf(constraint: TableConstraint, column: string): boolean {
  return constraint.kind === 'check'
    ? mentionsName(constraint.expression, column)
    : constraint.columns.some((own) => sameName(own, column));
}

/** True when a name stands in a text, quoted or not. It may stand for something else of that name. */
export function mentionsName(sql: string, name: string): boolean {
  return tokenize(sql).some(
    (token) => token.kind !== 'string' && isName(token) && sameName(token.value, name),
  );
}
