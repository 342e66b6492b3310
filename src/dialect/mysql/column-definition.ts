import type { Column } from '../../schema/column.ts';
import { isLargeType } from './default.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/** What stands behind a column's name in CREATE TABLE and MODIFY. */
export function columnDefinition(column: Column, server: MysqlServer): string {
  const parts = [
    column.type,
    column.charset === null ? null : `CHARACTER SET ${column.charset}`,
    column.collation === null ? null : `COLLATE ${column.collation}`,
    generatedClause(column),
    nullClause(column, server),
    column.default === null ? null : `DEFAULT ${defaultExpression(column.default, column, server)}`,
    column.onUpdate === null ? null : `ON UPDATE ${column.onUpdate}`,
    column.identity === null ? null : 'AUTO_INCREMENT',
    column.comment === null ? null : `COMMENT ${quoting.literal(column.comment)}`,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** A default as this server takes it: MySQL wants that of a text or JSON column in parentheses. */
export function defaultExpression(text: string, column: Column, { flavour }: MysqlServer): string {
  const isWrapped = text.startsWith('(');
  return flavour.wrapsLargeDefaults && isLargeType(column.type) && !isWrapped ? `(${text})` : text;
}

function generatedClause({ generated }: Column): string | null {
  if (generated === null) return null;
  return `GENERATED ALWAYS AS (${generated.expression}) ${generated.stored ? 'STORED' : 'VIRTUAL'}`;
}

/** Always said, as a timestamp is NOT NULL by itself on some servers; except where it cannot be. */
function nullClause(column: Column, { flavour }: MysqlServer): string | null {
  if (column.generated !== null && !flavour.generatedNotNull) return null;
  return column.nullable ? 'NULL' : 'NOT NULL';
}
