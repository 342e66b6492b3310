import { type DataSource, type EntitySchema, getMetadataArgsStorage } from 'typeorm';

/**
 * The column lists that `@Index` and `EntitySchema.indices` were given, by identity. Metadata
 * keeps the list itself, so this tells an index from a unique constraint where TypeORM turns every
 * constraint into a unique index (MySQL, MariaDB). An `EntitySchema` that TypeORM loads from a
 * path cannot be reached; its unique indexes count as constraints, which most of them are.
 */
export function indexArguments(dataSource: DataSource): ReadonlySet<unknown> {
  const lists = new Set<unknown>();
  for (const { columns } of getMetadataArgsStorage().indices) lists.add(columns);
  for (const schema of entitySchemas(dataSource)) addIndexes(schema, lists);
  return lists;
}

function entitySchemas(dataSource: DataSource): readonly EntitySchema[] {
  const entities: readonly unknown[] = Object.values(dataSource.options.entities ?? []);
  return entities.filter(isEntitySchema);
}

/** By the mark that every copy of TypeORM leaves: the project's need not be the one that is imported here. */
function isEntitySchema(entity: unknown): entity is EntitySchema {
  return (
    typeof entity === 'object' &&
    entity !== null &&
    '@instanceof' in entity &&
    entity['@instanceof'] === Symbol.for('EntitySchema')
  );
}

function addIndexes({ options }: EntitySchema, lists: Set<unknown>): void {
  for (const index of options.indices ?? []) lists.add(index.columns);
  for (const embedded of Object.values(options.embeddeds ?? {})) addIndexes(embedded.schema, lists);
}
