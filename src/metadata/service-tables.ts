import type { DataSource } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { TableName } from '../schema/table-name.ts';

/**
 * The tables that TypeORM keeps for itself beside those of the entities: the migrations it has run,
 * the text of views and generated columns, cached query results.
 */
export function serviceTables(
  { options, metadataTableName }: DataSource,
  { defaultSchema }: Pick<Dialect, 'defaultSchema'>,
): readonly TableName[] {
  const cache = typeof options.cache === 'object' ? options.cache.tableName : undefined;
  const schema = 'schema' in options ? (options.schema ?? null) : null;
  return [
    options.migrationsTableName ?? 'migrations',
    metadataTableName,
    cache ?? 'query-result-cache',
  ].map((name) => ({ schema: schema === defaultSchema ? null : schema, name }));
}
