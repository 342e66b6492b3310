import type { EntityMetadata } from 'typeorm';

/** TypeORM exports these only through the entity that holds them. */
export type ColumnMetadata = EntityMetadata['columns'][number];
export type IndexMetadata = EntityMetadata['indices'][number];
export type ForeignKeyMetadata = EntityMetadata['foreignKeys'][number];
