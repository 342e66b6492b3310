import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect, type ConnectOptions } from '../../src/config/connect.ts';
import { LimbeckError } from '../../src/error.ts';
import { temporaryDirectory } from '../support/fixture-project.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

async function failureOf(options: DataSourceOptions, how?: ConnectOptions): Promise<LimbeckError> {
  const failure: unknown = await connect(new DataSource(options), how).catch(
    (error: unknown) => error,
  );
  if (failure instanceof LimbeckError) return failure;
  throw new Error('There was no LimbeckError.', { cause: failure });
}

const password = 'sesame-9431';

for (const server of serverNames) {
  describe(`connect to ${server}`, () => {
    it('opens a connection that answers queries, and closes it', async () => {
      await using database = await createTestDatabase(server);
      const dataSource = new DataSource(database.options);
      const connection = await connect(dataSource);
      expect(await connection.query(`SELECT 'x' AS answer`)).toMatchObject([{ answer: 'x' }]);
      expect(dataSource.isInitialized).toBe(false);
      expect(connection.isStandIn).toBe(false);
      await connection.close();
    });
  });
}

for (const type of ['postgres', 'mariadb', 'mysql'] as const) {
  describe(`connect to ${type} fails with a sentence`, () => {
    it('when nothing listens', async () => {
      const failure = await failureOf({
        type,
        host: '127.0.0.1',
        port: 1,
        username: 'me',
        password,
        database: 'shop',
      });
      expect(failure).toMatchObject({
        code: 'CONNECTION_FAILED',
        message: 'No database answers at 127.0.0.1:1.',
      });
    });

    it('when the host is not known', async () => {
      const failure = await failureOf({
        type,
        url: `${type}://me:${password}@no-such-host.invalid/shop`,
      });
      expect(failure.message).toBe('The host `no-such-host.invalid` of the database is not known.');
    });

    it('when the database does not exist', async () => {
      await using database = await createTestDatabase(type);
      // Server options have a url.
      const url = new URL((database.options as { readonly url: string }).url);
      url.pathname = '/no_such_database';
      const failure = await failureOf({ type, url: url.href });
      expect(failure.message).toBe(`There is no database \`no_such_database\` at ${url.host}.`);
    });
  });
}

for (const server of ['mariadb', 'mysql'] as const) {
  it(`connect to ${server} never shows a password`, async () => {
    await using database = await createTestDatabase(server);
    const url = new URL((database.options as { readonly url: string }).url);
    url.username = 'no_such_user';
    url.password = password;
    const failure = await failureOf({ type: server, url: url.href });
    expect(failure.message).toMatch(
      /^127\.0\.0\.1:\d+ does not let `no_such_user` in to `limbeck_test_\w+`\.$/,
    );
    expect(`${failure.message} ${failure.hint}`).not.toContain(password);
  });
}

it('connect to postgres names the user that it does not let in', async () => {
  await using database = await createTestDatabase('postgres');
  const url = new URL((database.options as { readonly url: string }).url);
  url.username = 'no_such_user';
  url.password = password;
  const failure = await failureOf({ type: 'postgres', url: url.href });
  expect(failure).toMatchObject({ code: 'CONNECTION_FAILED' });
  expect(failure.message).toContain('`no_such_user`');
  expect(`${failure.message} ${failure.hint}`).not.toContain(password);
});

function at(database: string): DataSourceOptions {
  return { type: 'better-sqlite3', database };
}

describe('connect to a SQLite file', () => {
  it('creates it for a command that writes', async () => {
    const file = join(temporaryDirectory(), 'app.sqlite');
    const connection = await connect(new DataSource(at(file)));
    onTestFinished(() => connection.close());
    expect(existsSync(file)).toBe(true);
  });

  it('takes it for empty, and does not create it, for a command that reads', async () => {
    const file = join(temporaryDirectory(), 'app.sqlite');
    const connection = await connect(new DataSource(at(file)), { create: false });
    onTestFinished(() => connection.close());
    expect(connection.isStandIn).toBe(true);
    expect(await connection.query('SELECT * FROM sqlite_master')).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });

  it('does not create its folder', async () => {
    const file = join(temporaryDirectory(), 'no/such/app.sqlite');
    for (const create of [true, false]) {
      const failure = await failureOf(at(file), { create });
      expect(failure).toMatchObject({
        code: 'CONNECTION_FAILED',
        message: `The folder of the database ${file} does not exist.`,
      });
    }
  });

  it('says so when it is not a database, or a folder', async () => {
    const folder = temporaryDirectory();
    const file = join(folder, 'text.sqlite');
    writeFileSync(file, 'This is not a database at all, but a text of some length.'.repeat(20));
    mkdirSync(join(folder, 'folder.sqlite'));
    for (const name of ['text.sqlite', 'folder.sqlite']) {
      const failure = await failureOf({
        ...at(join(folder, name)),
        enableWAL: true,
      } as DataSourceOptions);
      expect(failure.message).toContain(`${join(folder, name)} cannot be opened as a database`);
    }
  });
});
