import type { TableColumn } from 'typeorm';
import { usualEnumName, type EnumType } from '../schema/enum-type.ts';
import type { TableName } from '../schema/table-name.ts';
import type { DriverTraits } from './driver-traits.ts';

/**
 * The type that TypeORM creates on PostgreSQL for an enumerated column. Its formula
 * (`PostgresQueryRunner.buildEnumName`) needs a PostgreSQL driver, and the name is wanted on every
 * database: a migration that is written on one of them names the type for the others.
 *
 * In a check TypeORM does not escape the values: entities that hold a quote spell it twice there.
 */
export function enumTypeOf(
  column: TableColumn,
  table: TableName,
  { enumStorage }: Pick<DriverTraits, 'enumStorage'>,
): EnumType | null {
  if (column.enum === undefined) return null;
  return {
    schema: table.schema,
    name: column.enumName ?? usualEnumName(table.name, column.name),
    values:
      enumStorage === 'check'
        ? column.enum.map((value) => value.replaceAll("''", "'"))
        : column.enum,
  };
}
