import type { TableColumn } from 'typeorm';
import type { Column, GeneratedExpression, Identity } from '../schema/column.ts';
import type { TableName } from '../schema/table-name.ts';
import { declaredColumn } from './declared-column.ts';
import type { DriverTraits } from './driver-traits.ts';
import { enumTypeOf } from './enum-type-of.ts';
import { nativeDefault } from './native-default.ts';
import { keepsEnumValues, nativeType } from './native-type.ts';
import type { ReadContext } from './read-context.ts';
import type { ColumnMetadata } from './typeorm-types.ts';
import { withColumnPrecision } from './with-column-precision.ts';

/** A column as the entity declares it, and as TypeORM turns it into one of a table. */
export interface ColumnSource {
  readonly declared: ColumnMetadata;
  readonly column: TableColumn;
  readonly table: TableName;
}

/** The column in TypeORM's spelling, in the entity's where TypeORM's loses or breaks something. */
export function readColumn(
  { declared, column, table }: ColumnSource,
  context: ReadContext,
): Column {
  const enumType = enumTypeOf(column, table, context.traits);
  const generated = readGenerated(column);
  const read: Column = {
    name: column.name,
    type: nativeType(column, enumType, context),
    nullable: column.isNullable,
    default: generated === null ? nativeDefault(declared, column, context) : null,
    identity: readIdentity(column, context.traits),
    generated,
    collation: column.collation ?? null,
    charset: column.charset ?? null,
    comment: column.comment || null,
    onUpdate:
      column.onUpdate === undefined
        ? null
        : withColumnPrecision(column.onUpdate, declared.precision),
    enumValues:
      enumType !== null && keepsEnumValues(column, context.traits) ? enumType.values : null,
    declared: null,
  };
  const { mappedDataTypes: mappedTypes } = context.dataSource.driver;
  const types = { enumType, dialect: context.dialect, mappedTypes };
  return { ...read, declared: declaredColumn(declared, read, types) };
}

function readIdentity(column: TableColumn, { unnumbered }: DriverTraits): Identity | null {
  const { generationStrategy: strategy = 'increment' } = column;
  if (!column.isGenerated || unnumbered.includes(strategy)) return null;
  if (strategy !== 'identity') return { kind: 'increment' };
  return { kind: column.generatedIdentity === 'ALWAYS' ? 'always' : 'by default' };
}

function readGenerated(column: TableColumn): GeneratedExpression | null {
  if (column.asExpression === undefined) return null;
  return { expression: column.asExpression.trim(), stored: column.generatedType === 'STORED' };
}
