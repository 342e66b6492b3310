import type { EntityMetadata } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { TableName } from '../schema/table-name.ts';

/**
 * The table (or view) of an entity. What stands before the name in the path that TypeORM builds is
 * a schema on PostgreSQL, a database on MySQL, an attached file on SQLite.
 */
export function entityTableName(
  metadata: EntityMetadata,
  { defaultSchema }: Pick<Dialect, 'defaultSchema'>,
): TableName {
  const { tableName: name, tablePath } = metadata;
  const schema = tablePath.slice(0, -name.length - 1);
  return { schema: schema === '' || schema === defaultSchema ? null : schema, name };
}
