import { EntitySchema } from 'typeorm';
import { createTestDatabase, type ServerName, type TestDatabase } from '../support/server.ts';
import { withTypeorm } from '../support/typeorm.ts';
import type { Case, Entity, EntityClass } from './case.ts';
import { insertRows } from './rows.ts';

/** An empty database, with what the case says of its data source. */
export async function createCaseDatabase(
  server: ServerName,
  { options = {} }: Pick<Case, 'options'>,
  create = createTestDatabase,
): Promise<TestDatabase> {
  const database = await create(server);
  return { ...database, options: { ...database.options, ...options } };
}

/** Makes the database that an edit starts from as TypeORM's `synchronize` does. */
export async function synchronizeCase(
  database: TestDatabase,
  { from, schemas = [] }: Pick<Case, 'from' | 'schemas'>,
): Promise<void> {
  for (const schema of schemas) await database.db.query(`CREATE SCHEMA ${schema}`);
  await withTypeorm(database, schemasOf(from), async (dataSource) => dataSource.synchronize());
}

/** What stands in the database before the edit beside what `from` declares: things made by hand, rows. */
export async function fillCase(
  { db, server }: Pick<TestDatabase, 'db' | 'server'>,
  each: Pick<Case, 'made' | 'rows'>,
): Promise<void> {
  for (const statement of each.made?.[server] ?? []) await db.query(statement);
  await insertRows(db, each);
}

/** The entities of a case as TypeORM takes them. */
export function schemasOf(
  entities: readonly (Entity | EntityClass)[],
): (EntitySchema | EntityClass)[] {
  return entities.map((entity) =>
    typeof entity === 'function' ? entity : new EntitySchema(entity),
  );
}
