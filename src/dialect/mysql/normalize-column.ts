import type { Column } from '../../schema/column.ts';
import { relativeCollation, resolveCollation, type RelativeCollation } from './collation.ts';
import { normalizeDefault, normalizeOnUpdate } from './default.ts';
import { normalizeExpression } from './expression.ts';
import { enumValuesOf, normalizeType } from './normalize-type.ts';
import type { MysqlServer } from './server.ts';
import { fromSession } from './sql-mode.ts';
import { formatString } from './string-literal.ts';

/** A declared column as the catalog would tell it, in a table of this collation. */
export function normalizeColumn(
  column: Column,
  tableCollation: string,
  server: MysqlServer,
): Column {
  const type = withBytes(normalizeType(withValues(column), server), column);
  const { text, onUpdate } = splitOnUpdate(column);
  const hasDefault = text !== null && column.identity === null && column.generated === null;
  return {
    ...column,
    type,
    nullable: isNullable(column, server),
    default: hasDefault ? normalizeDefault(defaultFromSession(text, server), type) : null,
    identity: column.identity === null ? null : { kind: 'increment' },
    generated: column.generated && {
      ...column.generated,
      expression: normalizeExpression(fromSession(column.generated.expression, server.sqlMode)),
    },
    ...normalizeCollation(column, type, tableCollation, server),
    comment: column.comment === '' ? null : column.comment,
    onUpdate: onUpdate === null ? null : normalizeOnUpdate(onUpdate),
    enumValues: enumValuesOf(type),
  };
}

/** In a literal as TypeORM writes it, quotes are no rule to go by. */
function defaultFromSession(text: string, { sqlMode }: MysqlServer): string {
  const isLiteral = text.trimStart().startsWith("'");
  return fromSession(text, isLiteral ? { ...sqlMode, ansiQuotes: false } : sqlMode);
}

/** TypeORM keeps the values of `enum` and `set` apart from the type. */
function withValues({ type, enumValues }: Column): string {
  const word = /^\s*(?:simple-)?(enum|set)\s*$/i.exec(type)?.[1];
  if (word === undefined || enumValues === null) return type;
  return `${word}(${enumValues.map(formatString).join(',')})`;
}

const byteTypes: Readonly<Record<string, string>> = {
  char: 'binary',
  varchar: 'varbinary',
  tinytext: 'tinyblob',
  text: 'blob',
  mediumtext: 'mediumblob',
  longtext: 'longblob',
};

/** Text whose character set is `binary` is no text: the server makes the type of bytes out of it. */
function withBytes(type: string, { charset, collation }: Column): string {
  if (charset !== 'binary' && collation !== 'binary') return type;
  return type.replace(/^[a-z]+/, (word) => byteTypes[word] ?? word);
}

/** An `ON UPDATE` that is written behind the default belongs to the column. */
function splitOnUpdate(column: Column): { text: string | null; onUpdate: string | null } {
  const match = /^(.*?)\s+on\s+update\s+(.*)$/is.exec(column.default ?? '');
  if (match === null) return { text: column.default, onUpdate: column.onUpdate };
  const [, text = '', onUpdate = ''] = match;
  return { text, onUpdate };
}

function isNullable(column: Column, { flavour }: MysqlServer): boolean {
  if (column.identity !== null) return false;
  return column.generated !== null && !flavour.generatedNotNull ? true : column.nullable;
}

/** Whether values of a type in normal form have a character set. */
export function holdsText(type: string): boolean {
  return /^(?:(?:var)?char|(?:tiny|medium|long)?text|enum|set)\b/.test(type);
}

function normalizeCollation(
  column: Column,
  type: string,
  tableCollation: string,
  server: MysqlServer,
): RelativeCollation {
  if (!holdsText(type)) return { charset: null, collation: null };
  const collation = resolveCollation(column, tableCollation, server);
  return relativeCollation(collation, tableCollation, server);
}
