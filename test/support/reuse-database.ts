import type { Queryable } from '../../src/dialect/queryable.ts';
import { createTestDatabase, type ServerName, type TestDatabase } from './server.ts';

const free: TestDatabase[] = [];

/**
 * An empty database like that of `createTestDatabase`, which is emptied and used again when it is
 * disposed of. PostgreSQL creates and drops one in more time than most tests take, and waits for
 * everything else on the machine to reach the disk; the others do it at once.
 */
export async function reuseTestDatabase(server: ServerName): Promise<TestDatabase> {
  if (server !== 'postgres') return createTestDatabase(server);
  const database = free.pop() ?? (await createTestDatabase(server));
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await emptyPostgres(database.db);
      free.push(database);
    },
  };
}

/** Drops what has been used; the last thing to do. */
export async function dropReusedDatabases(): Promise<void> {
  for (const database of free.splice(0)) await database[Symbol.asyncDispose]();
}

async function emptyPostgres(db: Queryable): Promise<void> {
  const schemas = (await db.query(
    `SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$'`,
  )) as readonly { readonly name: string }[];
  // What still holds a lock would be waited for without end.
  await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  for (const { name } of schemas) await db.query(`DROP SCHEMA ${name} CASCADE`);
  await db.query('CREATE SCHEMA public');
}
