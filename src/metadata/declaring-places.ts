import type { DataSource } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { TableName } from '../schema/table-name.ts';
import { declaringProperties } from './declaring-properties.ts';
import { entityTableName } from './entity-table-name.ts';

/** A class, or a property of one, that declares a table, a view or a column. */
export interface DeclaringPlace {
  readonly table: TableName;
  /** Null for what declares the table or view itself. */
  readonly column: string | null;
  readonly className: string;
  /** Null for the class. The property of a relation declares the table between the two. */
  readonly property: string | null;
}

/** Where the things of a database are declared; the metadata of the data source is built. */
export function declaringPlaces(
  dataSource: DataSource,
  dialect: Pick<Dialect, 'defaultSchema'>,
): readonly DeclaringPlace[] {
  const { entityMetadatas } = dataSource;
  const classes = entityMetadatas
    .filter(({ tableType }) => tableType === 'regular' || tableType === 'view')
    .map((metadata) => ({
      table: entityTableName(metadata, dialect),
      column: null,
      className: metadata.targetName,
      property: null,
    }));
  const relations = entityMetadatas
    .flatMap(({ manyToManyRelations }) => manyToManyRelations)
    .flatMap(({ isOwning, junctionEntityMetadata, target, propertyName: property }) => {
      if (!isOwning || junctionEntityMetadata === undefined) return [];
      const table = entityTableName(junctionEntityMetadata, dialect);
      const className = typeof target === 'string' ? target : target.name;
      return [{ table, column: null, className, property }];
    });
  const properties = declaringProperties(dataSource, dialect).map(
    ({ table, column, className, property }) => ({ table, column, className, property }),
  );
  return [...classes, ...relations, ...properties];
}
