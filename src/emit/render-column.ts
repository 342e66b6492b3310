import type { ColumnOptions, ColumnSpec } from '../schema/column-spec.ts';
import {
  isEnumType,
  type ColumnType,
  type EnumTypeSpec,
  type TypeVariants,
} from '../schema/column-type.ts';
import type { SqlValue } from '../schema/sql.ts';
import { call, literal, object, strings, text, type Code } from './code.ts';
import type { ItemRenderer } from './render-item.ts';
import { renderValue } from './render-value.ts';

/** `column('name', 'type', { … })`; null where it is left out. */
export function renderColumn(spec: ColumnSpec, render: ItemRenderer): Code | null {
  const own = render({ kind: 'column', item: spec });
  if (own !== undefined) return own;
  const options = object(columnEntries(spec, render));
  return call(
    'column',
    literal(spec.name),
    renderType(spec.type, render),
    ...(options === null ? [] : [options]),
  );
}

/** The options of a column in the order people read them. */
export function columnEntries(
  options: ColumnOptions,
  render: ItemRenderer,
): readonly (readonly [string, Code | null])[] {
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
  return keys.map((key) => {
    const value = options[key];
    const own =
      key === 'default' && value !== undefined
        ? render({ kind: 'default', item: value })
        : undefined;
    return [key, own === undefined ? optional(value) : own] as const;
  });
}

function optional(value: SqlValue | undefined): Code | null {
  return value === undefined ? null : renderValue(value);
}

/** The type of a column. */
export function renderType(type: ColumnType, render: ItemRenderer): Code {
  return render({ kind: 'type', item: type }) ?? usualType(type);
}

function usualType(type: ColumnType): Code {
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
  const rest = variants.default === undefined ? null : usualType(variants.default);
  return object([...entries, ['default', rest]]) ?? text('{}');
}
