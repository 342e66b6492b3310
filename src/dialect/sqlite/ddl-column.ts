import type { Column } from '../../schema/column.ts';
import { formatEnumCheck } from './enum-check.ts';
import { quoteName } from './quoting.ts';
import { tokenize } from './tokenize.ts';

/**
 * A column as it stands in a CREATE TABLE, its parts in TypeORM's order:
 * `"id" integer PRIMARY KEY AUTOINCREMENT NOT NULL`.
 */
export function formatColumn(column: Column, isPrimaryKey: boolean): string {
  return [
    quoteName(column.name),
    column.type,
    column.enumValues === null ? '' : formatEnumCheck(column.name, column.enumValues),
    isPrimaryKey ? 'PRIMARY KEY' : '',
    column.identity === null ? '' : 'AUTOINCREMENT',
    column.collation === null ? '' : formatCollation(column.collation),
    column.nullable ? '' : 'NOT NULL',
    formatValue(column),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function formatValue({ generated, default: expression }: Column): string {
  if (generated !== null) return formatGenerated(generated);
  return expression === null ? '' : formatDefault(expression);
}

export function formatGenerated({ expression, stored }: NonNullable<Column['generated']>): string {
  return `AS (${expression}) ${stored ? 'STORED' : 'VIRTUAL'}`;
}

export function formatCollation(collation: string): string {
  return `COLLATE ${/^\w+$/.test(collation) ? collation : quoteName(collation)}`;
}

/** In parentheses, as TypeORM writes every default; anything but a literal needs them. */
export function formatDefault(expression: string): string {
  return `DEFAULT (${expression})`;
}

/** True for a value that does not depend on when it is asked for, as ADD COLUMN wants it. */
export function isLiteral(expression: string): boolean {
  const tokens = tokenize(expression);
  const [first, second] = tokens;
  if (first === undefined || tokens.length > 2) return false;
  if (second !== undefined) return /^[-+]$/.test(first.text) && second.kind === 'number';
  if (first.kind === 'word') return /^(?:null|true|false)$/i.test(first.text);
  return first.kind === 'string' || first.kind === 'number' || first.kind === 'blob';
}
