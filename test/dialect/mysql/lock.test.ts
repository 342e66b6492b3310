import { expect, test } from 'vitest';
import { connectAgain, openDatabase, servers } from './open-database.ts';

const lock = { name: 'limbeck_version', timeout: 100 };
const patience = { timeout: 10_000 };

test.each(servers)(
  'on %s a second runner waits for the first, and gives up in time',
  async (server) => {
    await using database = await openDatabase(server);
    await using other = await connectAgain(database);
    await database.dialect.withLock(database.db, lock, async () => {
      await expect(
        database.dialect.withLock(other.db, lock, () => Promise.resolve('never')),
      ).rejects.toMatchObject({ code: 'LOCK_TIMEOUT', message: /connection \d+/ });
    });
    expect(await database.dialect.withLock(other.db, lock, () => Promise.resolve('free'))).toBe(
      'free',
    );
  },
);

test.each(servers)('on %s a runner goes on as soon as the lock is free', async (server) => {
  await using database = await openDatabase(server);
  await using other = await connectAgain(database);
  const events: string[] = [];
  const waiters: Promise<void>[] = [];
  await database.dialect.withLock(database.db, lock, async () => {
    const second = database.dialect.withLock(other.db, { ...lock, timeout: 0 }, () => {
      events.push('second');
      return Promise.resolve();
    });
    waiters.push(second);
    await expect.poll(async () => Number((await database.rows(waiting))[0]?.[0]), patience).toBe(1);
    events.push('first');
  });
  await Promise.all(waiters);
  expect(events).toEqual(['first', 'second']);
});

/** How many runners of this database wait for a lock of the server. */
const waiting = `
  SELECT COUNT(*) = 1 AS \`waiting\`
  FROM information_schema.PROCESSLIST
  WHERE STATE = 'User lock'
    AND DB = DATABASE()`;

test.each(servers)(
  'on %s the lock outlives transactions and goes with an error',
  async (server) => {
    await using database = await openDatabase(server);
    await using other = await connectAgain(database);
    const { db, dialect } = database;
    await expect(
      dialect.withLock(db, lock, async () => {
        await dialect.transaction(db, () => db.query('CREATE TABLE t (a int)'));
        await expect(
          dialect.withLock(other.db, lock, () => Promise.resolve()),
        ).rejects.toMatchObject({ code: 'LOCK_TIMEOUT' });
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    expect(await dialect.withLock(other.db, lock, () => Promise.resolve('free'))).toBe('free');
  },
);

test.each(servers)(
  'on %s locks of different databases do not meet, however long their names',
  async (server) => {
    await using database = await openDatabase(server);
    await using other = await openDatabase(server);
    const long = {
      name: 'a_version_table_with_a_very_long_name_that_goes_on_and_on',
      timeout: 100,
    };
    const result = database.dialect.withLock(database.db, long, () =>
      other.dialect.withLock(other.db, long, () => Promise.resolve('both')),
    );
    expect(await result).toBe('both');
  },
);
