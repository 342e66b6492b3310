import type { Column, ColumnChange } from '../schema/column.ts';
import type { Constraint } from '../schema/constraint.ts';
import { enumTypeOfColumn, literalsIn } from '../schema/enum-type.ts';
import type { Row } from '../schema/row.ts';
import type { Index } from '../schema/table-index.ts';
import type { Table } from '../schema/table.ts';
import type { AlterColumn } from './alter-column.ts';
import type { Operation } from './operation.ts';

/** Values of an enumerated type that an operation may use. */
export interface EnumUse {
  /** The type, named as by `enumTypeOfColumn`; null where it may be any. */
  readonly type: string | null;
  readonly values: readonly string[];
}

/** What an operation and its reverse make of values of enumerated types. */
export function enumUsesOf(operation: Operation): readonly EnumUse[] {
  switch (operation.kind) {
    case 'createTable':
      return usesOfTable(operation.table);
    case 'dropTable':
      return operation.existing === null ? [] : usesOfTable(operation.existing);
    case 'addColumn':
      return usesOfColumn(operation.column);
    case 'dropColumn':
      return operation.existing === null ? [] : usesOfColumn(operation.existing);
    case 'alterColumn':
      return usesOfAlteration(operation);
    case 'createConstraint':
      return usesOfConstraint(operation.constraint);
    case 'dropConstraint':
      return operation.existing === null ? [] : usesOfConstraint(operation.existing);
    case 'createIndex':
      return usesOfIndex(operation.index);
    case 'dropIndex':
      return operation.existing === null ? [] : usesOfIndex(operation.existing);
    case 'createView':
    case 'dropView':
      return [inText(operation.view.definition)];
    case 'replaceView':
      return [inText(operation.from.definition), inText(operation.to.definition)];
    case 'bulkInsert':
      return [{ type: null, values: textsIn(operation.rows) }];
    case 'execute':
      return [inText(operation.statement)];
    case 'batchAlterTable':
      return operation.operations.flatMap(enumUsesOf);
    case 'renameTable':
    case 'alterTableOptions':
    case 'renameColumn':
    case 'renameIndex':
    case 'custom':
    case 'validateConstraint':
    case 'renameConstraint':
    case 'createEnum':
    case 'dropEnum':
    case 'alterEnum':
    case 'renameEnum':
    case 'renameSequence':
    case 'createSequence':
    case 'dropSequence':
    case 'alterSequence':
    case 'alterTableComment':
    case 'createSchema':
    case 'dropSchema':
    case 'createExtension':
    case 'dropExtension':
      return [];
  }
}

function inText(text: string): EnumUse {
  return { type: null, values: literalsIn(text) };
}

/** Any of them may be a value. */
function textsIn(rows: readonly Row[]): readonly string[] {
  const values = rows.flatMap((row) => Object.values(row));
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

function usesOfTable(table: Table): readonly EnumUse[] {
  return [
    ...table.columns.flatMap(usesOfColumn),
    ...[...table.checks, ...table.exclusions].flatMap(usesOfConstraint),
    ...table.indexes.flatMap(usesOfIndex),
  ];
}

/** The default, and the first value, which rows get that are given a NOT NULL column. */
function usesOfColumn(column: Column): readonly EnumUse[] {
  const { generated, enumValues, nullable } = column;
  const filled = nullable || column.default !== null ? [] : (enumValues ?? []).slice(0, 1);
  return [
    ...usesOfDefault(column),
    { type: enumTypeOfColumn(column), values: filled },
    ...(generated === null ? [] : [inText(generated.expression)]),
  ];
}

function usesOfDefault(column: ColumnChange): readonly EnumUse[] {
  const type = enumTypeOfColumn(column);
  return type === null ? [] : [{ type, values: literalsIn(column.default ?? '') }];
}

/** Rows of a column that gets another type may hold any value of it. */
function usesOfAlteration({ existing, change }: AlterColumn): readonly EnumUse[] {
  const after = { ...existing, ...change };
  const retyped = change.type === undefined ? [] : [existing, after];
  const texts = [existing.generated, change.generated].flatMap((one) => one?.expression ?? []);
  return [
    ...usesOfDefault(existing),
    ...usesOfDefault(after),
    ...retyped.map((column) => ({
      type: enumTypeOfColumn(column),
      values: column.enumValues ?? [],
    })),
    ...texts.map(inText),
  ];
}

function usesOfConstraint(constraint: Constraint): readonly EnumUse[] {
  return 'expression' in constraint ? [inText(constraint.expression)] : [];
}

function usesOfIndex({ where, keys }: Index): readonly EnumUse[] {
  const expressions = keys.flatMap(({ kind, value }) => (kind === 'expression' ? [value] : []));
  return [...(where === null ? [] : [where]), ...expressions].map(inText);
}
