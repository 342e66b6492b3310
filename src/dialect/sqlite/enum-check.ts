import type { Column } from '../../schema/column.ts';
import type { CheckConstraint } from '../../schema/constraint.ts';
import { quoteText } from '../literal.ts';
import { normalizeTypeText } from './parse-type.ts';
import { quoteName } from './quoting.ts';
import { sameName, type ColumnClause, type ColumnDefinition } from './table-definition.ts';
import { isName } from './token-reader.ts';
import { tokenize } from './tokenize.ts';

/** The check that TypeORM writes behind a `simple-enum` column, to the space: its reader goes by that. */
export function formatEnumCheck(column: string, values: readonly string[]): string {
  return `CHECK( ${formatEnumCondition(column, values)} )`;
}

/** The condition of that check. */
export function formatEnumCondition(column: string, values: readonly string[]): string {
  return `${quoteName(column)} IN (${values.map(quoteText).join(',')})`;
}

/**
 * The values of an enumerated column: those of a nameless check behind the column itself, of the
 * form `"column" IN ('a','b')`, on a plain `varchar`. Null for any other check.
 */
export function parseEnumCheck(
  check: Pick<Extract<ColumnClause, { kind: 'check' }>, 'name' | 'expression'>,
  column: Pick<ColumnDefinition, 'name' | 'type'>,
): readonly string[] | null {
  if (check.name !== null || column.type !== 'varchar') return null;
  const [name, word, open, ...rest] = tokenize(check.expression);
  if (name === undefined || !isName(name) || !sameName(name.value, column.name)) return null;
  if (word?.keyword !== 'IN' || open?.text !== '(' || rest.pop()?.text !== ')') return null;
  const isList = rest.every(({ kind, text }, position) =>
    position % 2 === 0 ? kind === 'string' : text === ',',
  );
  if (!isList || rest.length % 2 === 0) return null;
  return rest.filter(({ kind }) => kind === 'string').map(({ value }) => value);
}

/** TypeORM writes the check behind plain `varchar` columns; one with a length has it as a check like any other. */
export function isEnumerated({ enumValues, type }: Column): boolean {
  return enumValues !== null && normalizeTypeText(type) === 'varchar';
}

/** The check of an enumerated column as one like any other. */
export function separateEnumCheck(column: Column): readonly CheckConstraint[] {
  if (column.enumValues === null) return [];
  const expression = formatEnumCondition(column.name, column.enumValues);
  return [{ kind: 'check', name: null, expression }];
}
