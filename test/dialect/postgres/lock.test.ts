import { afterAll, beforeAll, expect, test } from 'vitest';
import { DataSource } from 'typeorm';
import { openPostgres } from '../../../src/dialect/postgres/index.ts';
import type { Dialect } from '../../../src/dialect/dialect.ts';
import { rowsOf, type Queryable } from '../../../src/dialect/queryable.ts';
import { rejectionOf } from '../../support/catch-error.ts';
import { createTestDatabase, type TestDatabase } from '../../support/server.ts';

let database: TestDatabase;
let dialect: Dialect;
let dataSource: DataSource;
let other: Queryable;

beforeAll(async () => {
  database = await createTestDatabase('postgres');
  dialect = await openPostgres(database.db);
  dataSource = await new DataSource(database.options).initialize();
  other = dataSource.createQueryRunner();
});

afterAll(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
});

const lock = { name: 'limbeck_version', timeout: 300 };

test('only one runner at a time works under a lock', async () => {
  const order: string[] = [];
  let first: Promise<void> | undefined;
  await dialect.withLock(database.db, lock, async () => {
    first = dialect.withLock(other, { ...lock, timeout: 10_000 }, async () => {
      order.push('second');
    });
    await database.db.query('SELECT pg_sleep(0.3)');
    order.push('first');
  });
  await first;
  expect(order).toEqual(['first', 'second']);
});

test('waiting ends with an error that names the holder', async () => {
  const [{ pid } = { pid: 0 }] = await rowsOf<{ pid: number }>(
    database.db,
    'SELECT pg_backend_pid() AS pid',
  );
  await dialect.withLock(database.db, lock, async () => {
    const error = await rejectionOf(dialect.withLock(other, lock, async () => undefined));
    expect(error.code).toBe('LOCK_TIMEOUT');
    expect(error.message).toContain(`Another process (process ${pid}, user postgres`);
    expect(error.message).toContain(
      'has held the migration lock `limbeck_version` for over 0.3 s.',
    );
  });
});

test('a lock of another name is not waited for', async () => {
  const outcome = dialect.withLock(database.db, lock, () =>
    dialect.withLock(other, { ...lock, name: 'another' }, async () => 'done'),
  );
  await expect(outcome).resolves.toBe('done');
});

test('a lock is given back when the work fails', async () => {
  const failing = dialect.withLock(database.db, lock, () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  await expect(dialect.withLock(other, lock, async () => 'done')).resolves.toBe('done');
});

test('a transaction keeps all or nothing, tables included', async () => {
  const work = dialect.transaction(database.db, async () => {
    await database.db.query('CREATE TABLE lost (id integer)');
    throw new Error('broken');
  });
  await expect(work).rejects.toThrow('broken');
  await dialect.transaction(database.db, () => database.db.query('CREATE TABLE kept (id integer)'));
  const { tables } = await dialect.introspect(other, { schemas: [] });
  expect(tables.map(({ name }) => name)).toEqual(['kept']);
});

test('a transaction with a failed statement is never taken for a committed one', async () => {
  const work = dialect.transaction(database.db, async () => {
    await database.db.query('CREATE TABLE lost (id integer)');
    await Promise.resolve(database.db.query('SELECT 1 / 0')).catch(() => undefined);
  });
  await expect(work).rejects.toThrow('current transaction is aborted');
});
