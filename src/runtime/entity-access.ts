import type { DataSource, EntitySchema, QueryRunner } from 'typeorm';

/** What TypeORM accepts as an entity: a class, which is a function to it, or a schema. */
export type MigrationEntity = ((...values: never) => unknown) | EntitySchema;

/** TypeORM's own way to the rows, on the connection that the migration runs on. */
export interface EntityAccess {
  readonly queryRunner: QueryRunner;
  readonly withoutEntities: DataSource;
  /** A data source of these entities, by default all of the project, and no subscribers. */
  withEntities(entities?: readonly MigrationEntity[]): Promise<DataSource>;
}
