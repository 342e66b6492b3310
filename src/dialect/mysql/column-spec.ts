import type { ColumnOptions, ColumnSpec } from '../../schema/column-spec.ts';
import type { Column, GeneratedExpression } from '../../schema/column.ts';
import { usualEnumName } from '../../schema/enum-type.ts';
import { isSql, sql, type Sql, type SqlValue } from '../../schema/sql.ts';
import { renderSql, renderValue, type SqlWords } from '../render-sql.ts';
import { toNativeType, toPortableType } from './column-type.ts';
import { normalizeDefault, normalizeOnUpdate, nowFor } from './default.ts';
import { normalizeExpression } from './expression.ts';
import { holdsText } from './normalize-column.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';
import { isNumbered } from '../is-numbered.ts';
import { parseString } from './string-literal.ts';

/** A column of a migration in this server's spelling. @throws {LimbeckError} `TYPE_UNSUPPORTED` */
export function toColumn(spec: ColumnSpec, server: MysqlServer): Column {
  const { type, enumValues } = toNativeType(spec.type, spec.name, server);
  const words: SqlWords = { quoting, now: nowFor(type), uuid: 'uuid()' };
  return {
    name: spec.name,
    type,
    nullable: spec.nullable ?? false,
    default: toDefault(spec.default, type, words),
    identity: isNumbered(spec) ? { kind: 'increment' } : null,
    generated: toGenerated(spec, words),
    collation: holdsText(type) ? (spec.collation ?? null) : null,
    charset: holdsText(type) ? (spec.charset ?? null) : null,
    comment: spec.comment ?? null,
    onUpdate: spec.onUpdate === undefined ? null : normalizeOnUpdate(render(spec.onUpdate, words)),
    enumValues,
    declared: null,
  };
}

/** The portable form of a column; what stands at its default is left out. */
export function toSpec(column: Column, server: MysqlServer, table = 'table'): ColumnSpec {
  const enumName = usualEnumName(table, column.name);
  return {
    kind: 'column',
    name: column.name,
    type: toPortableType(column.type, enumName, server),
    ...(column.nullable && { nullable: true }),
    ...defaultOption(column),
    ...(column.identity !== null && { generated: 'increment' as const }),
    ...generatedOptions(column.generated),
    ...(column.collation !== null && { collation: column.collation }),
    ...(column.charset !== null && { charset: column.charset }),
    ...(column.comment !== null && { comment: column.comment }),
    ...(column.onUpdate !== null && { onUpdate: column.onUpdate }),
  };
}

function toDefault(value: SqlValue | undefined, type: string, words: SqlWords): string | null {
  return value === undefined || value === null
    ? null
    : normalizeDefault(renderValue(value, words), type);
}

function toGenerated(spec: ColumnSpec, words: SqlWords): GeneratedExpression | null {
  if (spec.asExpression === undefined) return null;
  return {
    expression: normalizeExpression(render(spec.asExpression, words)),
    stored: spec.generatedType === 'STORED',
  };
}

function render(text: string | Sql, words: SqlWords): string {
  return isSql(text) ? renderSql(text, words) : text;
}

function defaultOption(column: Column): Pick<ColumnOptions, 'default'> {
  const text = column.default;
  if (text === null) return {};
  if (text === nowFor(column.type)) return { default: sql.now() };
  if (text === '(uuid())') return { default: sql.uuid() };
  return { default: literalOf(text) ?? { kind: 'sql', texts: [text], values: [] } };
}

/** A string or number, where a migration can say it without loss; null for anything else. */
function literalOf(text: string): string | number | null {
  if (/^'(?:[^'\\]|\\[\s\S]|'')*'$/.test(text)) return parseString(text);
  return String(Number(text)) === text ? Number(text) : null;
}

function generatedOptions(
  generated: GeneratedExpression | null,
): Pick<ColumnOptions, 'asExpression' | 'generatedType'> {
  if (generated === null) return {};
  return {
    asExpression: generated.expression,
    ...(generated.stored && { generatedType: 'STORED' }),
  };
}
