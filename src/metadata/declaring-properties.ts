import { getMetadataArgsStorage, type DataSource } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { TableName } from '../schema/table-name.ts';
import { entityTableName } from './entity-table-name.ts';
import type { ColumnMetadata } from './typeorm-types.ts';

/** A property of a class that declares a column. */
export interface DeclaringProperty {
  readonly table: TableName;
  readonly column: string;
  /** The class that has the property: the entity, one that it extends, or one that is embedded in it. */
  readonly className: string;
  readonly property: string;
  /** Whether the column is that of a relation. */
  readonly isRelation: boolean;
  /** What the column would be called if this property declared it, with that name in its decorator. */
  columnFor(property: string, name: string | null): string;
  /** The member of the TypeScript enum that has a value of the column; null where there is none. */
  memberOf(value: string): string | null;
}

/** The properties behind the columns of a data source whose metadata is built. */
export function declaringProperties(
  dataSource: DataSource,
  dialect: Pick<Dialect, 'defaultSchema'>,
): readonly DeclaringProperty[] {
  return dataSource.entityMetadatas
    .filter(({ tableType }) => tableType === 'regular')
    .flatMap((metadata) => {
      const table = entityTableName(metadata, dialect);
      return metadata.columns.map((column) => ({
        table,
        ...declaringProperty(column, dataSource),
      }));
    });
}

function declaringProperty(
  column: ColumnMetadata,
  { namingStrategy: strategy }: DataSource,
): Omit<DeclaringProperty, 'table'> {
  const { relationMetadata: relation, referencedColumn, propertyName } = column;
  const prefixes = column.embeddedMetadata?.parentPrefixes ?? [];
  // A relation may also stand on a column of a property of its own.
  const isRelation = relation !== undefined && relation.propertyName === propertyName;
  const usual = (property: string): string | undefined =>
    isRelation
      ? strategy.joinColumnName(property, referencedColumn?.propertyName ?? '')
      : undefined;
  return {
    column: column.databaseName,
    className: nameOf(isRelation ? relation.target : column.target),
    property: propertyName,
    isRelation,
    columnFor: (property, name) => strategy.columnName(property, name ?? usual(property), prefixes),
    memberOf: (value) => memberOf(column, value),
  };
}

/** TypeORM keeps only the values of an enum in its metadata: the names are in what the decorator was given. */
function memberOf({ target, propertyName }: ColumnMetadata, value: string): string | null {
  const given = getMetadataArgsStorage().columns.find(
    (each) => each.target === target && each.propertyName === propertyName,
  )?.options.enum;
  if (given === undefined || Array.isArray(given)) return null;
  const member = Object.entries(given).find(([, each]) => String(each) === value);
  return member?.[0] ?? null;
}

/** An entity that is no class is known by a text. */
function nameOf(target: ColumnMetadata['target']): string {
  return typeof target === 'string' ? target : target.name;
}
