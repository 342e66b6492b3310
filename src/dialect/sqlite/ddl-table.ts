import type { Column } from '../../schema/column.ts';
import type { Constraint } from '../../schema/constraint.ts';
import type { Table } from '../../schema/table.ts';
import { formatColumn } from './ddl-column.ts';
import { formatConstraint } from './ddl-constraint.ts';
import { formatIndex } from './ddl-index.ts';
import { formatOptions } from './edit-options.ts';
import { quoteName } from './quoting.ts';
import { numberingUnsupported } from './sqlite-error.ts';

/** The statements that create a table with all that belongs to it. */
export function createTableStatements(table: Table): readonly string[] {
  return [
    formatTable(table),
    ...table.indexes.map((index) => formatIndex(table, index)),
    ...table.triggers.map(({ definition }) => definition),
  ];
}

/**
 * The CREATE TABLE statement, laid out so that TypeORM's own reader of such texts finds what it
 * looks for: a check has to be followed by a comma or by the last parenthesis of the text.
 */
function formatTable(table: Table): string {
  const inlineKey = inlineKeyOf(table);
  const constraints = constraintsOf(table, inlineKey);
  const elements = [
    ...table.columns.map((column) => formatElement(column, table, inlineKey)),
    ...constraints.map(formatConstraint),
  ];
  const lines = elements.map((element) => `  ${element}`).join(',\n');
  const close = constraints.at(-1)?.kind === 'check' ? ')' : '\n)';
  return `CREATE TABLE ${quoteName(table.name)} (\n${lines}${close}${formatOptions(table.options)}`;
}

/** The column that carries PRIMARY KEY itself: the only one of a key without a name, or one that counts. */
function inlineKeyOf({ columns, primaryKey }: Table): string | null {
  const [name, ...others] = primaryKey?.columns ?? [];
  if (name === undefined || others.length > 0) return null;
  const counts = columns.some((column) => column.name === name && column.identity !== null);
  return counts || primaryKey?.name === null ? name : null;
}

function constraintsOf(table: Table, inlineKey: string | null): readonly Constraint[] {
  const { primaryKey } = table;
  return [
    ...(primaryKey !== null && inlineKey === null ? [primaryKey] : []),
    ...table.uniques,
    ...table.checks,
    ...table.exclusions,
    ...table.foreignKeys,
  ];
}

function formatElement(column: Column, table: Table, inlineKey: string | null): string {
  const isKey = column.name === inlineKey;
  if (column.identity !== null && !isKey) throw numberingUnsupported(table.name, column.name);
  return formatColumn(column, isKey);
}
