import { expect, test } from 'vitest';
import { openDatabase, servers } from './open-database.ts';

test.each(servers)('on %s rows are committed, or rolled back with an error', async (server) => {
  await using database = await openDatabase(server);
  const { db, dialect } = database;
  await database.run('CREATE TABLE t (a int)');
  const result = await dialect.transaction(db, async () => {
    await database.run('INSERT INTO t VALUES (1)');
    return 'done';
  });
  expect(result).toBe('done');
  await expect(
    dialect.transaction(db, async () => {
      await database.run('INSERT INTO t VALUES (2)');
      throw new Error('stopped');
    }),
  ).rejects.toThrow('stopped');
  expect(await database.rows('SELECT a FROM t')).toEqual([[1]]);
  expect(dialect.transactionalDdl).toBe(false);
});
