import type { Queryable } from '../../src/dialect/queryable.ts';
import type { TestDatabase } from './server.ts';

/** What TypeORM has on record of views and generated columns, as sorted lines; none without its table. */
export async function typeormRecord(
  { db, server }: Pick<TestDatabase, 'db' | 'server'>,
  table = 'typeorm_metadata',
): Promise<readonly string[]> {
  if (!(await hasTable(db, server, table))) return [];
  const rows = (await db.query(`SELECT * FROM ${table}`)) as readonly Record<string, unknown>[];
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

async function hasTable(
  db: Queryable,
  server: TestDatabase['server'],
  table: string,
): Promise<boolean> {
  const catalog =
    server === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE name = '${table}'`
      : `SELECT table_name FROM information_schema.tables WHERE table_name = '${table}'
           AND table_schema = ${server === 'postgres' ? 'current_schema()' : 'DATABASE()'}`;
  return ((await db.query(catalog)) as readonly unknown[]).length > 0;
}
