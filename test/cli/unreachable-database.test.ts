import { createServer } from 'node:net';
import type { DataSourceOptions } from 'typeorm';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TestServer } from '../support/test-servers.ts';
import { limbeck } from '../support/command-line.ts';
import { filesOf, temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, serverUrl } from '../support/server.ts';

const servers: readonly TestServer[] = ['postgres', 'mysql', 'mariadb'];
const available = servers.filter((server) => serverNames.includes(server));

/** Every command that needs the database. */
const lines = [
  ['current'],
  ['upgrade'],
  ['downgrade', 'base'],
  ['history', '-i'],
  ['check'],
  ['diff'],
  ['revision', '--autogenerate', '-m', 'next'],
];

const password = 's3cr/t:word@1';

/** Runs every command, plain and with `--json`; none may change a file or show the password. */
async function expectRefusal(
  options: DataSourceOptions,
  error: string,
  hint: string,
): Promise<void> {
  const project = temporaryProject({
    'ormconfig.ts': configFile(options),
    'entities/user.ts': userFile('@Column() name!: string;'),
    'migrations/first.ts': migrationFile('aaaa1111'),
  });
  const before = filesOf(project);
  for (const line of lines) {
    const plain = await limbeck(project, ...line);
    expect(plain, line.join(' ')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Error: ${error}\nHint:  ${hint}\n`,
    });
    const json = await limbeck(project, ...line, '--json');
    expect(json, line.join(' ')).toMatchObject({ exitCode: 1, stderr: '' });
    expect(JSON.parse(json.stdout)).toEqual({
      error: { code: 'CONNECTION_FAILED', message: error, hint },
    });
    for (const text of [password, encodeURIComponent(password)]) {
      expect(Object.values({ ...plain, ...json }).join('\n')).not.toContain(text);
    }
  }
  expect(filesOf(project)).toEqual(before);
}

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Where a server of the tests listens. */
function placeOf(server: TestServer): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(serverUrl(server));
  return { host: hostname, port: Number(port) };
}

describe.each(servers)('a database of type %s', (type) => {
  test('that does not answer', async () => {
    const port = await closedPort();
    const error = `No database answers at 127.0.0.1:${port}.`;
    const hint = 'Start the server, or correct host and port.';
    const place = { type, host: '127.0.0.1', port, database: 'app' };
    await expectRefusal({ ...place, username: 'app', password }, error, hint);
    const url = `${type}://app:${encodeURIComponent(password)}@127.0.0.1:${port}/app`;
    await expectRefusal({ type, url }, error, hint);
  });
});

describe.each(available)('a server of %s', (type) => {
  test('that has no such database', async () => {
    const { host, port } = placeOf(type);
    const url = new URL(serverUrl(type));
    url.pathname = '/limbeck_test_missing';
    await expectRefusal(
      { type, url: url.href },
      `There is no database \`limbeck_test_missing\` at ${host}:${port}.`,
      'Create it, or correct `database` in the options of the DataSource.',
    );
  });
});

describe.each(available.filter((server) => server !== 'postgres'))('a user of %s', (type) => {
  test('with a wrong password', async () => {
    await using database = await createTestDatabase(type);
    const user = `limbeck_${process.pid}_${type}`;
    await database.db.query(`CREATE USER ${user}@'%' IDENTIFIED BY 'right'`);
    onTestFinished(async () => {
      await using maintenance = await createTestDatabase(type);
      await maintenance.db.query(`DROP USER ${user}@'%'`);
    });
    const { host, port } = placeOf(type);
    const error = `${host}:${port} does not let \`${user}\` in to \`app\`.`;
    const hint = 'Correct `username` and `password` in the options of the DataSource.';
    const place = { type, host, port, database: 'app' };
    await expectRefusal({ ...place, username: user, password }, error, hint);
    const url = `${type}://${user}:${encodeURIComponent(password)}@${host}:${port}/app`;
    await expectRefusal({ type, url }, error, hint);
  });

  test('without a right to the database', async () => {
    await using database = await createTestDatabase(type);
    const user = `limbeck_${process.pid}_${type}`;
    await database.db.query(`CREATE USER ${user}@'%' IDENTIFIED BY '${password}'`);
    onTestFinished(async () => {
      await using maintenance = await createTestDatabase(type);
      await maintenance.db.query(`DROP USER ${user}@'%'`);
    });
    const { host, port } = placeOf(type);
    await expectRefusal(
      { type, host, port, database: 'mysql', username: user, password },
      `${host}:${port} gives \`${user}\` no right to \`mysql\`.`,
      'Grant it, connect as another user, or correct `database`.',
    );
  });
});
