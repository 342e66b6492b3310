import type { TableColumn } from 'typeorm';
import { quoteText } from '../dialect/literal.ts';
import type { EnumType } from '../schema/enum-type.ts';
import type { DriverTraits } from './driver-traits.ts';
import type { ReadContext } from './read-context.ts';

/**
 * A column's type as `CREATE TABLE` has it. `createFullType` is only the greater part of it: the
 * query runners add the values of an enumeration, its type's name, and `UNSIGNED`. The SRID of a
 * spatial column, which TypeORM loses on MySQL, stands beside it.
 */
export function nativeType(
  column: TableColumn,
  enumType: EnumType | null,
  { dataSource, dialect, traits }: ReadContext,
): string {
  if (enumType !== null && keepsEnumValues(column, traits)) {
    switch (traits.enumStorage) {
      case 'type':
        return enumTypeText(enumType, dialect.quoting.identifier) + (column.isArray ? '[]' : '');
      case 'inline':
        return `${column.type}(${enumType.values.map((value) => quoteText(value)).join(',')})`;
      case 'check':
        break;
    }
  }
  const type = dataSource.driver.createFullType(column);
  return traits.typeAttributes ? type + attributes(column) : type;
}

/** Whether the database holds the values of the column to those declared. */
export function keepsEnumValues(column: TableColumn, { enumStorage }: DriverTraits): boolean {
  switch (enumStorage) {
    case 'type':
      return column.type === 'enum';
    case 'inline':
      return column.type === 'enum' || column.type === 'set';
    case 'check':
      return !column.isArray;
  }
}

function attributes({ unsigned, srid }: TableColumn): string {
  return (unsigned ? ' unsigned' : '') + (srid === undefined ? '' : ` srid ${srid}`);
}

function enumTypeText({ schema, name }: EnumType, identifier: (name: string) => string): string {
  return schema === null ? identifier(name) : `${identifier(schema)}.${identifier(name)}`;
}
