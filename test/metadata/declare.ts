import {
  DataSource,
  EntitySchema,
  type DataSourceOptions,
  type EntitySchemaColumnOptions,
} from 'typeorm';
import type { Dialect, Quoting } from '../../src/dialect/dialect.ts';
import { quoteText } from '../../src/dialect/literal.ts';
import { buildMetadata } from '../../src/metadata/build-metadata.ts';
import type { ServerFacts } from '../../src/metadata/prepare-driver.ts';
import { readSchema, type DeclaredSchema } from '../../src/metadata/read-schema.ts';
import type { Column } from '../../src/schema/column.ts';
import type { ServerName } from '../support/server.ts';

/** Servers that nobody connects to. */
export const facts: Readonly<Record<ServerName, ServerFacts>> = {
  sqlite: { product: 'SQLite', version: '3.50.2', defaultSchema: null },
  postgres: { product: 'PostgreSQL', version: '15.18', defaultSchema: 'public' },
  mysql: { product: 'MySQL', version: '9.7.4', defaultSchema: 'shop' },
  mariadb: { product: 'MariaDB', version: '10.11.19', defaultSchema: 'shop' },
};

const families = {
  sqlite: 'sqlite',
  postgres: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
} as const;

export type Entities = NonNullable<DataSourceOptions['entities']>;

/** A data source for a server, without a connection. */
export function offlineDataSource(
  server: ServerName,
  entities: Entities,
  options: object = {},
): DataSource {
  return new DataSource({
    type: server === 'sqlite' ? 'better-sqlite3' : server,
    database: server === 'sqlite' ? ':memory:' : 'shop',
    entities,
    ...options,
  });
}

/** What entities declare, in TypeORM's spelling: nothing is normalised. */
export async function declare(
  server: ServerName,
  entities: Entities,
  options: object = {},
): Promise<DeclaredSchema> {
  const dataSource = offlineDataSource(server, entities, options);
  await buildMetadata(dataSource, facts[server]);
  return readSchema(dataSource, plainDialect(server));
}

/** The column that an entity declares with these options. */
export async function declareColumn(
  server: ServerName,
  options: EntitySchemaColumnOptions,
): Promise<Column> {
  const entity = new EntitySchema({
    name: 'Thing',
    tableName: 'things',
    columns: { id: { type: Number, primary: true }, value: options },
  });
  const { schema } = await declare(server, [entity]);
  const column = schema.tables[0]?.columns[1];
  if (column === undefined) throw new Error('no column');
  return column;
}

/** As much of a dialect as reading entities takes, with TypeORM's spelling for its normal form. */
function plainDialect(server: ServerName): Dialect {
  const quoting: Quoting = {
    identifier: (name) => `"${name}"`,
    literal: (value) =>
      typeof value === 'number'
        ? String(value)
        : quoteText(value instanceof Date ? value.toISOString() : String(value)),
    parameter: () => '?',
  };
  const dialect: Pick<
    Dialect,
    | 'name'
    | 'product'
    | 'version'
    | 'defaultSchema'
    | 'hasSchemas'
    | 'quoting'
    | 'sqlWords'
    | 'normalize'
  > = {
    ...facts[server],
    hasSchemas: server !== 'sqlite',
    name: families[server],
    quoting,
    sqlWords: { quoting, now: 'now()', uuid: 'gen_random_uuid()' },
    normalize: (schema) => schema,
  };
  // The rest is for databases, and there is none.
  return dialect as Dialect;
}
