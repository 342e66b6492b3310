import { enumTypeName } from '../schema/enum-type.ts';
import type { TableName } from '../schema/table-name.ts';

/** Something that the query of a view can mention. */
export interface Thing {
  readonly kind: 'relation' | 'column' | 'enum';
  /** The table or view, or the enumerated type. */
  readonly name: TableName;
  readonly column: string | null;
}

/** The key of a table or a view: they share their names. */
export function tableKey(table: TableName): string {
  return `table ${JSON.stringify([table.schema, table.name])}`;
}

export function columnKey(table: TableName, column: string): string {
  return `column ${JSON.stringify([table.schema, table.name, column])}`;
}

/** What foreign keys refer to: a key or unique index on these columns, in whatever order. */
export function uniqueKey(table: TableName, columns: readonly string[]): string {
  return `unique ${listKey(table, columns.toSorted())}`;
}

export function listKey({ schema, name }: TableName, columns: readonly string[]): string {
  return JSON.stringify([schema, name, columns]);
}

export function enumKey(enumType: TableName): string {
  return `enum ${enumTypeName(enumType)}`;
}

/** What a key stands for; null when it is nothing that a query can mention. */
export function thingOf(key: string): Thing | null {
  const space = key.indexOf(' ');
  const rest = key.slice(space + 1);
  switch (key.slice(0, space)) {
    case 'table': {
      const [schema, name] = JSON.parse(rest) as [string | null, string];
      return { kind: 'relation', name: { schema, name }, column: null };
    }
    case 'column': {
      const [schema, name, column] = JSON.parse(rest) as [string | null, string, string];
      return { kind: 'column', name: { schema, name }, column };
    }
    case 'enum':
      return {
        kind: 'enum',
        name: { schema: null, name: rest.replace(/^.*\./, '') },
        column: null,
      };
    default:
      return null;
  }
}
