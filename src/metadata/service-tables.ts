import type { DataSource, DataSourceOptions } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { TableName } from '../schema/table-name.ts';

type Place = Pick<Dialect, 'defaultSchema'>;

/**
 * The tables that TypeORM keeps for itself beside those of the entities: the migrations it has run,
 * the text of views and generated columns, cached query results.
 */
export function serviceTables({ options }: DataSource, place: Place): readonly TableName[] {
  const cache = typeof options.cache === 'object' ? options.cache.tableName : undefined;
  return [
    serviceTable(options.migrationsTableName ?? 'migrations', options, place),
    metadataTable(options, place),
    serviceTable(cache ?? 'query-result-cache', options, place),
  ];
}

/** The table with the text of views and generated columns. */
export function metadataTable(options: DataSourceOptions, place: Place): TableName {
  return serviceTable(options.metadataTableName ?? 'typeorm_metadata', options, place);
}

function serviceTable(
  name: string,
  options: DataSourceOptions,
  { defaultSchema }: Place,
): TableName {
  const schema = 'schema' in options ? (options.schema ?? null) : null;
  return { schema: schema === defaultSchema ? null : schema, name };
}
