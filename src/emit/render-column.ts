import type { ColumnOptions, ColumnSpec } from '../schema/column-spec.ts';
import {
  isEnumType,
  type ColumnType,
  type EnumTypeSpec,
  type TypeVariants,
} from '../schema/column-type.ts';
import type { SqlValue } from '../schema/sql.ts';
import { call, literal, object, strings, text, type Code } from './code.ts';
import { renderValue } from './render-value.ts';

/** `column('name', 'type', { … })`. */
export function renderColumn(spec: ColumnSpec): Code {
  const options = object(columnEntries(spec));
  return call(
    'column',
    literal(spec.name),
    renderType(spec.type),
    ...(options === null ? [] : [options]),
  );
}

/** The options of a column in the order people read them. */
export function columnEntries(options: ColumnOptions): readonly (readonly [string, Code | null])[] {
  const keys = [
    'generated',
    'generatedIdentity',
    'nullable',
    'default',
    'asExpression',
    'generatedType',
    'onUpdate',
    'charset',
    'collation',
    'comment',
  ] as const;
  return keys.map((key) => [key, optional(options[key])] as const);
}

function optional(value: SqlValue | undefined): Code | null {
  return value === undefined ? null : renderValue(value);
}

export function renderType(type: ColumnType): Code {
  if (typeof type === 'string') return literal(type);
  return isEnumType(type) ? renderEnumType(type) : renderVariants(type);
}

function renderEnumType({ name, values, schema, array }: EnumTypeSpec): Code {
  const options = object([
    ['schema', schema === null ? null : literal(schema)],
    ['array', array ? literal(true) : null],
  ]);
  return call('enumType', literal(name), strings(values), ...(options === null ? [] : [options]));
}

function renderVariants(variants: TypeVariants): Code {
  const databases = ['postgres', 'mysql', 'mariadb', 'sqlite'] as const;
  const entries = databases.map((database) => [database, optional(variants[database])] as const);
  const rest = variants.default === undefined ? null : renderType(variants.default);
  return object([...entries, ['default', rest]]) ?? text('{}');
}
