import type { Column } from '../schema/column.ts';
import { enumTypeName, enumTypeOfColumn, type EnumType } from '../schema/enum-type.ts';
import type { Schema } from '../schema/schema.ts';
import type { Table } from '../schema/table.ts';
import {
  renameInCasts,
  renameInDefault,
  renameValues,
  type ValueRename,
} from '../schema/value-rename.ts';

/** The values of types that get other names, by the name of the type. */
export type RenamesByType = ReadonlyMap<string, readonly ValueRename[]>;

/**
 * The schema as it is once values of its types have other names. The server keeps values by number: its
 * catalog shows the new names in defaults, constraints and indexes as well. Views alone keep the text
 * they had: they are made again.
 */
export function followValues(from: Schema, renames: RenamesByType): Schema {
  if (renames.size === 0) return from;
  const respell = (text: string): string =>
    [...renames].reduce((current, [type, renamed]) => renameInCasts(current, type, renamed), text);
  return {
    ...from,
    enums: from.enums.map((type): EnumType => ({
      ...type,
      values: renameValues(type.values, renames.get(enumTypeName(type)) ?? []),
    })),
    tables: from.tables.map((table) => followInTable(table, renames, respell)),
  };
}

function followInTable(
  table: Table,
  renames: RenamesByType,
  respell: (text: string) => string,
): Table {
  const respellIn = <Thing extends { readonly expression: string }>(thing: Thing): Thing => ({
    ...thing,
    expression: respell(thing.expression),
  });
  return {
    ...table,
    columns: table.columns.map((column) => followInColumn(column, renames, respell)),
    checks: table.checks.map(respellIn),
    exclusions: table.exclusions.map(respellIn),
    indexes: table.indexes.map((index) => ({
      ...index,
      where: index.where === null ? null : respell(index.where),
      keys: index.keys.map((key) =>
        key.kind === 'expression' ? { ...key, value: respell(key.value) } : key,
      ),
    })),
  };
}

function followInColumn(
  column: Column,
  renames: RenamesByType,
  respell: (text: string) => string,
): Column {
  const renamed = renames.get(enumTypeOfColumn(column) ?? '') ?? [];
  return {
    ...column,
    enumValues: column.enumValues && renameValues(column.enumValues, renamed),
    default: column.default === null ? null : renameInDefault(respell(column.default), renamed),
    generated: column.generated && {
      ...column.generated,
      expression: respell(column.generated.expression),
    },
  };
}
