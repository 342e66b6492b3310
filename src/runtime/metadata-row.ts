import type { Dialect } from '../dialect/dialect.ts';
import type { TableName } from '../schema/table-name.ts';
import type { MetadataSubject, MetadataType } from './metadata-change.ts';

/** A row of TypeORM's metadata table. */
export interface MetadataRow {
  readonly type: MetadataType;
  readonly database: string | null;
  readonly schema: string | null;
  readonly table: string | null;
  readonly name: string | null;
  readonly value: string | null;
}

/** The values by which TypeORM finds the rows of a subject beside their type. */
export type MetadataKey = Partial<Pick<MetadataRow, 'schema' | 'table' | 'name'>>;

type Place = Pick<Dialect, 'database' | 'defaultSchema'>;

/** The types that a subject's rows may have. */
export const metadataTypes: Readonly<Record<MetadataSubject['kind'], readonly MetadataType[]>> = {
  view: ['VIEW', 'MATERIALIZED_VIEW'],
  column: ['GENERATED_COLUMN'],
};

/**
 * Where TypeORM 1.1 looks for a row: a schema is always named, and is the database on MySQL; on
 * SQLite there is none. Its own rows for tables outside the default schema are not always there.
 */
export function metadataKey(subject: MetadataSubject, place: Place): MetadataKey {
  if (subject.kind === 'view') {
    return { schema: schemaOf(subject.view, place), name: subject.view.name };
  }
  return {
    ...metadataTableKey(subject.table, place),
    ...(subject.name === null ? {} : { name: subject.name }),
  };
}

export function metadataTableKey(table: TableName, place: Place): MetadataKey {
  return { schema: schemaOf(table, place), table: table.name };
}

function schemaOf({ schema }: TableName, { defaultSchema }: Place): string | null {
  return schema ?? defaultSchema;
}

/** The row of a subject. The database is named for columns on PostgreSQL alone. */
export function metadataRow(
  subject: MetadataSubject,
  content: Pick<MetadataRow, 'type' | 'value'>,
  place: Place,
): MetadataRow {
  const database = subject.kind === 'column' ? place.database : null;
  const key = { schema: null, table: null, name: null, ...metadataKey(subject, place) };
  return { type: content.type, database, ...key, value: content.value };
}
