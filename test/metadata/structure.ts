import { parseLiteral } from '../../src/dialect/literal.ts';
import type { Column } from '../../src/schema/column.ts';
import type { Schema } from '../../src/schema/schema.ts';
import type { Index } from '../../src/schema/table-index.ts';
import type { Table } from '../../src/schema/table.ts';
import { formatTableName, type TableName } from '../../src/schema/table-name.ts';

/**
 * A schema as far as a catalog and entities must agree on it to the letter: without expressions,
 * which every server spells in its own way, and without what only one of the two sides knows.
 */
export function structureOf(schema: Schema, excluded: readonly TableName[]): object {
  const names = new Set(excluded.map((table) => formatTableName(table)));
  const tables = schema.tables.filter((table) => !names.has(formatTableName(table)));
  return {
    tables: byName(
      tables.map((table) => ({ ...tableStructure(table), name: formatTableName(table) })),
    ),
    views: byName(schema.views).map((view) => ({
      ...view,
      definition: '…',
      indexes: indexes(view),
    })),
    enums: byName(schema.enums),
    extensions: schema.extensions,
  };
}

function tableStructure(table: Table) {
  return {
    ...table,
    columns: table.columns.map((column) => columnStructure(column)),
    primaryKey: table.primaryKey && { ...table.primaryKey, name: null },
    uniques: byName(table.uniques),
    indexes: indexes(table),
    foreignKeys: byName(table.foreignKeys),
    checks: byName(table.checks).map((check) => ({ ...check, expression: '…' })),
    exclusions: byName(table.exclusions).map((exclusion) => ({ ...exclusion, expression: '…' })),
  };
}

function columnStructure(column: Column): Column {
  const { generated } = column;
  return {
    ...column,
    default: column.default === null ? null : mask(column.default),
    generated: generated && { ...generated, expression: '…' },
    declared: null,
  };
}

function mask(expression: string): string {
  return parseLiteral(expression) === undefined ? '…' : expression;
}

function indexes({ indexes: list }: { readonly indexes: readonly Index[] }): readonly Index[] {
  return byName(list).map((index) => ({
    ...index,
    where: index.where === null ? null : '…',
    declaredAsConstraint: false,
  }));
}

function byName<Item extends { readonly name: string | null }>(
  items: readonly Item[],
): readonly Item[] {
  return items.toSorted((first, second) => ((first.name ?? '') < (second.name ?? '') ? -1 : 1));
}
