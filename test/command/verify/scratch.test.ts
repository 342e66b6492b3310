import { randomBytes } from 'node:crypto';
import { EntitySchema, type DataSourceOptions } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { openProject, verify, type Verification, type VerifyOptions } from '../../../src/index.ts';
import { rejectionOf } from '../../support/catch-error.ts';
import { fingerprint } from '../../support/fingerprint.ts';
import { temporaryDirectory, temporaryProject, writeFiles } from '../../support/fixture-project.ts';
import { migrationFile, type MigrationFile } from '../../support/migration-file.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../../support/server.ts';

const things: MigrationFile = {
  upgrade: `await op.createTable('things', [column('id', 'integer'), primaryKey(['id'])]);`,
  downgrade: `await op.dropTable('things');`,
};

const thing = new EntitySchema({
  name: 'things',
  columns: { id: { type: Number, primary: true } },
});

interface Attempt extends VerifyOptions {
  readonly migration?: MigrationFile;
  readonly entities?: readonly EntitySchema[];
  /** Options of the data source in place of those of the test. */
  readonly dataSource?: object;
}

/** Verifies a project with one migration. */
async function attempt(
  { options }: Pick<TestDatabase, 'options'>,
  { migration = things, entities = [thing], dataSource = {}, ...given }: Attempt = {},
): Promise<readonly Verification[]> {
  const project = await openProject({
    cwd: temporaryProject({ 'migrations/things.ts': migrationFile('aaaa1111', migration) }),
    // What a test says in addition belongs to the driver that it is about.
    dataSource: { ...options, entities: [...entities], ...dataSource } as DataSourceOptions,
  });
  try {
    return await verify(project, null, given);
  } finally {
    await project.close();
  }
}

const passed = { outcome: 'passed' };
const verified = [{ up: passed, down: passed, data: passed }];

function urlOf({ options }: Pick<TestDatabase, 'options'>): string {
  if (!('url' in options) || options.url === undefined) throw new Error('There is no URL.');
  return options.url;
}

const servers = serverNames.filter((server) => server !== 'sqlite');

describe.each(servers)('a scratch database on %s', (server) => {
  test('is the one that is given, which is empty again afterwards', async () => {
    await using database = await createTestDatabase(server);
    await using given = await createTestDatabase(server);
    const before = await fingerprint(server, given.db);
    expect(await attempt(database, { scratch: urlOf(given) })).toMatchObject(verified);
    expect(await fingerprint(server, given.db)).toEqual(before);
    const failing = { ...things, downgrade: '' };
    expect(await attempt(database, { scratch: urlOf(given), migration: failing })).toMatchObject([
      { down: { outcome: 'failed' } },
    ]);
    const tables = `SELECT table_name FROM information_schema.tables WHERE table_schema = ${server === 'postgres' ? `'public'` : 'DATABASE()'}`;
    expect(await given.db.query(tables)).toEqual([]);
  });

  test('is refused where it holds anything, and nothing of that is touched', async () => {
    await using database = await createTestDatabase(server);
    await using given = await createTestDatabase(server);
    await given.db.query('CREATE TABLE precious (id integer)');
    const before = await fingerprint(server, given.db);
    const error = await rejectionOf(attempt(database, { scratch: urlOf(given) }));
    expect(error).toMatchObject({
      code: 'SCRATCH_INVALID',
      message: expect.stringMatching(
        /^The scratch database `limbeck_test_\w+` is not empty: it holds precious; nothing was run\.$/,
      ),
      hint: 'Name one that is empty: what it holds would be dropped.',
    });
    expect(await fingerprint(server, given.db)).toEqual(before);
  });

  test('is no URL of another product, or without a database', async () => {
    await using database = await createTestDatabase(server);
    const scheme = server === 'postgres' ? 'postgres' : 'mysql';
    for (const scratch of ['sqlite://secret', `${scheme}://root:secret@localhost`, 'secret']) {
      const error = await rejectionOf(attempt(database, { scratch }));
      expect(error).toMatchObject({
        code: 'SCRATCH_INVALID',
        message: expect.stringMatching(
          /^`--scratch` is no URL of a database of \w+; nothing was run\.$/,
        ),
        hint: `Write \`--scratch ${scheme}://user@host/database\`.`,
      });
    }
  });

  test('is not made by a user without the right, who is told which one it takes', async () => {
    await using database = await createTestDatabase(server);
    await using user = await createUser(database);
    const error = await rejectionOf(attempt(database, { dataSource: user.credentials }));
    expect(error).toMatchObject({
      code: 'SCRATCH_DENIED',
      message: expect.stringMatching(
        /^The user of the connection may not create a scratch database: .*denied.*\.$/,
      ),
      hint: expect.stringMatching(
        server === 'postgres'
          ? /^Give it the right \(`ALTER ROLE … CREATEDB`\), or name an empty database: `--scratch <url>`\.$/
          : /^Give it the right \(`GRANT ALL ON `limbeck\\_scratch\\_%`\.\* TO …`\), or name an empty database/,
      ),
    });
    expect(JSON.stringify(error)).not.toContain('secret');
    await user.grant();
    expect(await attempt(database, { dataSource: user.credentials })).toMatchObject(verified);
  });

  test('is made where the database of the project is not there yet', async () => {
    await using database = await createTestDatabase(server);
    const url = new URL(urlOf(database));
    url.pathname = `/limbeck_absent_${randomBytes(6).toString('hex')}`;
    expect(await attempt(database, { dataSource: { url: url.href } })).toMatchObject(verified);
  });

  test('is never another one than it was to be', async () => {
    await using database = await createTestDatabase(server);
    await using other = await createTestDatabase(server);
    const name = new URL(urlOf(other)).pathname.slice(1);
    const before = await fingerprint(server, other.db);
    const extra =
      server === 'postgres'
        ? { connectionString: urlOf(other), database: name }
        : { database: name };
    const error = await rejectionOf(attempt(database, { dataSource: { extra } }));
    expect(error).toMatchObject({
      code: 'SCRATCH_INVALID',
      message: expect.stringMatching(
        new RegExp(
          `^The connection to the scratch database \`limbeck_scratch_\\w+\` reached \`${name}\`; nothing was run\\.$`,
        ),
      ),
    });
    expect(await fingerprint(server, other.db)).toEqual(before);
  });

  test('is gone when the program that asked for it throws', async () => {
    await using database = await createTestDatabase(server);
    const query =
      server === 'postgres' ? 'SELECT current_database() AS name' : 'SELECT DATABASE() AS name';
    const migration = {
      ...things,
      upgrade: `${things.upgrade} const [{ name }] = await op.query('${query}'); process.emit('limbeck-test', name);`,
    };
    const names: string[] = [];
    const listen = (name: string): void => void names.push(name);
    // No event of Node's own.
    const events = process as NodeJS.EventEmitter;
    events.on('limbeck-test', listen);
    const failing = attempt(database, {
      migration,
      onVerified() {
        throw new Error('a program of its own');
      },
    });
    await expect(failing).rejects.toThrow('a program of its own');
    events.off('limbeck-test', listen);
    const [name = ''] = names;
    expect(name).toMatch(/^limbeck_scratch_[0-9a-f]{12}$/);
    const present =
      server === 'postgres'
        ? `SELECT 1 FROM pg_database WHERE datname = '${name}'`
        : `SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '${name}'`;
    expect(await database.db.query(present)).toEqual([]);
  });

  test('is not even made for a program that has given up', async () => {
    await using database = await createTestDatabase(server);
    const error = await rejectionOf(attempt(database, { signal: AbortSignal.abort() }));
    expect(error).toEqual({
      code: 'CANCELLED',
      message: 'The verification was interrupted; nothing of it is left on the server.',
      hint: 'Run the command again.',
    });
  });
});

describe.each(servers.filter((server) => server !== 'postgres'))(
  'other databases on %s',
  (server) => {
    test('are out of the reach of a migration that is verified', async () => {
      await using database = await createTestDatabase(server);
      await using other = await createTestDatabase(server);
      await other.db.query('CREATE TABLE precious (id integer)');
      const name = new URL(urlOf(other)).pathname.slice(1);
      for (const upgrade of [
        `await op.execute('DROP TABLE ${name}.precious');`,
        `await op.query('DELETE FROM \`${name}\`.precious');`,
        `await op.queryRunner().query('USE ${name}');`,
        `await op.createTable('things', [column('id', 'integer')], { schema: '${name}' });`,
      ]) {
        const error = await rejectionOf(attempt(database, { migration: { upgrade } }));
        expect(error, upgrade).toMatchObject({
          code: 'SCRATCH_INVALID',
          message: expect.stringContaining(
            `reaches into the database \`${name}\`, which no scratch database can stand in for.`,
          ),
        });
      }
      expect(await fingerprint(server, other.db)).toHaveLength(3);
    });

    test('are not stood in for where an entity is in one', async () => {
      await using database = await createTestDatabase(server);
      const elsewhere = new EntitySchema({
        name: 'things',
        database: 'crm',
        columns: { id: { type: Number, primary: true } },
      });
      const error = await rejectionOf(attempt(database, { entities: [elsewhere] }));
      expect(error).toMatchObject({
        code: 'SCRATCH_INVALID',
        message:
          'The entity of crm.things reaches into the database `crm`, which no scratch database can stand in for.',
      });
    });
  },
);

test.each(servers.filter((server) => server !== 'postgres'))(
  'a scratch database that cannot be dropped is named, on %s',
  async (server) => {
    await using database = await createTestDatabase(server);
    await using user = await createUser(database);
    await user.grant('CREATE, ALTER, INDEX, SELECT, INSERT, UPDATE, DELETE');
    const error = await rejectionOf(attempt(database, { dataSource: user.credentials }));
    const [, name = ''] = /`(limbeck_scratch_[0-9a-f]{12})`/.exec(error.message) ?? [];
    expect(error).toEqual({
      code: 'SCRATCH_LEFT',
      message: expect.stringMatching(
        /^The scratch database `\w+` could not be taken away: .*denied.*\.$/,
      ),
      hint: `Drop it by hand: \`DROP DATABASE ${name}\`.`,
    });
    await database.db.query(`DROP DATABASE ${name}`);
  },
);

describe('PostgreSQL in the process', () => {
  const options = {
    type: 'postgres',
    url: 'postgres://nobody@127.0.0.1:1/nothing',
    ssl: true,
  } as const;

  test('takes the place of a server that there is not', async () => {
    const [verification] = await attempt({ options }, { scratch: 'pglite' });
    expect(verification).toMatchObject({
      ...verified[0],
      database: expect.stringMatching(/^PostgreSQL \d/),
    });
  });

  test('finds what a server finds', async () => {
    const migration = { ...things, downgrade: '' };
    expect(await attempt({ options }, { scratch: 'pglite', migration })).toMatchObject([
      { up: { outcome: 'failed' }, down: { outcome: 'failed' } },
    ]);
  });

  test('is there for PostgreSQL alone', async () => {
    const mysql = { type: 'mysql', url: 'mysql://nobody@127.0.0.1:1/nothing' } as const;
    expect(await rejectionOf(attempt({ options: mysql }, { scratch: 'pglite' }))).toMatchObject({
      code: 'SCRATCH_INVALID',
      hint: 'Write `--scratch mysql://user@host/database`.',
    });
  });

  test('is asked for in vain where the project has no packages for it', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'migrations/things.ts': migrationFile('aaaa1111', things) });
    const project = await openProject({ cwd, dataSource: { ...options, entities: [thing] } });
    expect(await rejectionOf(verify(project, null, { scratch: 'pglite' }))).toMatchObject({
      code: 'SCRATCH_INVALID',
      message: expect.stringContaining('`@electric-sql/pglite-socket`'),
      hint: 'Install them: `npm install --save-dev @electric-sql/pglite @electric-sql/pglite-socket`.',
    });
  });
});

test('a scratch database in memory takes no URL', async () => {
  await using database = await createTestDatabase('sqlite');
  const error = await rejectionOf(attempt(database, { scratch: 'postgres://localhost/empty' }));
  expect(error).toMatchObject({
    code: 'SCRATCH_INVALID',
    message:
      'Migrations for SQLite are verified in memory, which takes no other database; nothing was run.',
    hint: 'Leave `--scratch` out.',
  });
});

test.runIf(serverNames.includes('postgres'))(
  'schemas and extensions that no migration creates are there on PostgreSQL',
  async () => {
    await using database = await createTestDatabase('postgres');
    const entities = [
      new EntitySchema({
        name: 'things',
        schema: 'audit',
        columns: { id: { type: Number, primary: true }, name: { type: 'citext' } },
      }),
    ];
    const migration = {
      upgrade: `await op.createTable('things', [
          column('id', 'integer'),
          column('name', { postgres: 'citext' }),
          primaryKey(['id'], { name: 'PK_3dee1f2a0a7ed9a1c4b7a27f1b5' }),
        ], { schema: 'audit' });`,
      downgrade: `await op.dropTable('things', { schema: 'audit' });`,
    };
    const [found] = await attempt(database, { entities, migration });
    expect(found).toMatchObject({ down: passed, data: passed, unseeded: [] });
    const files = {
      ...migration,
      upgrade: `await op.createSchema('audit'); await op.createExtension('citext'); ${migration.upgrade}`,
      downgrade: `${migration.downgrade} await op.dropExtension('citext'); await op.dropSchema('audit');`,
    };
    const [own] = await attempt(database, { entities, migration: files });
    expect(own).toMatchObject({ down: passed, data: passed, unseeded: [] });
  },
);

interface TestUser extends AsyncDisposable {
  readonly credentials: { readonly username: string; readonly password: string };
  /** Gives it the right to create scratch databases; on MySQL and MariaDB, with these rights in them. */
  grant(rights?: string): Promise<void>;
}

/** A user who may do everything in the database of the test, and create no other. */
async function createUser(database: TestDatabase): Promise<TestUser> {
  const { db, server } = database;
  const username = `limbeck_user_${randomBytes(4).toString('hex')}`;
  const password = 'secret';
  const name = new URL(urlOf(database)).pathname.slice(1);
  const statements =
    server === 'postgres'
      ? {
          create: [`CREATE ROLE ${username} LOGIN PASSWORD '${password}'`],
          grant: () => `ALTER ROLE ${username} CREATEDB`,
          drop: `DROP ROLE ${username}`,
        }
      : {
          create: [
            `CREATE USER ${username} IDENTIFIED BY '${password}'`,
            `GRANT ALL ON ${name}.* TO ${username}`,
          ],
          grant: (rights: string) =>
            `GRANT ${rights} ON \`limbeck\\_scratch\\_%\`.* TO ${username}`,
          drop: `DROP USER ${username}`,
        };
  for (const statement of statements.create) await db.query(statement);
  const url = new URL(urlOf(database));
  url.username = username;
  url.password = password;
  return {
    credentials: { username, password, url: url.href } as TestUser['credentials'],
    grant: async (rights = 'ALL') => void (await db.query(statements.grant(rights))),
    async [Symbol.asyncDispose]() {
      await db.query(statements.drop);
    },
  };
}
