import type { DataSource } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { TableName } from '../schema/table-name.ts';
import { entityTableName } from './entity-table-name.ts';

/** A class that declares a table. */
export interface DeclaringClass {
  readonly table: TableName;
  readonly className: string;
  /** What the table would be called if this class declared it, with that name in its decorator. */
  tableFor(className: string, name: string | null): string;
}

/** The classes behind the tables of a data source whose metadata is built. */
export function declaringClasses(
  dataSource: DataSource,
  dialect: Pick<Dialect, 'defaultSchema'>,
): readonly DeclaringClass[] {
  return dataSource.entityMetadatas
    .filter(({ tableType }) => tableType === 'regular')
    .map((metadata) => ({
      table: entityTableName(metadata, dialect),
      className: metadata.targetName,
      tableFor: (className, name) => tableFor(dataSource, className, name),
    }));
}

function tableFor(
  { namingStrategy: strategy, options: { entityPrefix } }: DataSource,
  className: string,
  name: string | null,
): string {
  const table = strategy.tableName(className, name ?? undefined);
  return entityPrefix ? strategy.prefixTableName(entityPrefix, table) : table;
}
