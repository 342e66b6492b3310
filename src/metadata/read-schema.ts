import type { DataSource, EntityMetadata } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { Schema } from '../schema/schema.ts';
import { entityTableName } from './entity-table-name.ts';
import { mergeTables } from './merge-tables.ts';
import { readContext } from './read-context.ts';
import { readEnums } from './read-enums.ts';
import { readExtensions } from './read-extensions.ts';
import { readTable } from './read-table.ts';
import { readUnmanaged } from './read-unmanaged.ts';
import { readViews } from './read-views.ts';
import type { Unmanaged } from './unmanaged.ts';

/** What the entities of a data source declare. */
export interface DeclaredSchema {
  /** In the dialect's normal form. */
  readonly schema: Schema;
  /** What is declared as somebody else's, and missing from `schema`. */
  readonly unmanaged: Unmanaged;
  /** Tables and views in a file of their own, which is out of reach; missing from `schema` as well. */
  readonly elsewhere: readonly ElsewhereTable[];
}

/** A table or view that is not in the database of the connection. */
export interface ElsewhereTable {
  readonly name: string;
  /** What the entity says as its `database`. */
  readonly database: string;
}

/** Reads the entities of a data source whose metadata is built; needs no connection. */
export function readSchema(dataSource: DataSource, dialect: Dialect): DeclaredSchema {
  const context = readContext(dataSource, dialect);
  // The children of single-table inheritance live in the table of their parent, which has their columns.
  const all = dataSource.entityMetadatas.filter(({ tableType }) => tableType !== 'entity-child');
  const outside = all.filter((metadata) => isElsewhere(metadata, dialect));
  const metadatas = all.filter((metadata) => !outside.includes(metadata));
  const managed = metadatas.filter(({ synchronize }) => synchronize);
  const tables = mergeTables(
    managed.filter((metadata) => !isView(metadata)).map((metadata) => readTable(metadata, context)),
  );
  return {
    schema: dialect.normalize({
      tables,
      views: readViews(managed.filter(isView), context),
      enums: readEnums(tables, context),
      sequences: [],
      // A dialect that has any knows those that its tables are in.
      schemas: [],
      extensions: readExtensions(context),
    }),
    unmanaged: readUnmanaged(metadatas, context),
    elsewhere: outside.map(({ tableName, database }) => ({
      name: tableName,
      database: database ?? '',
    })),
  };
}

function isElsewhere(metadata: EntityMetadata, dialect: Dialect): boolean {
  return !dialect.hasSchemas && entityTableName(metadata, dialect).schema !== null;
}

function isView({ tableType }: EntityMetadata): boolean {
  return tableType === 'view';
}
