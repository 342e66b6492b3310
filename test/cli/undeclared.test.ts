import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { limbeck } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { configFile, userFile } from '../support/project-files.ts';
import {
  createTestDatabase,
  serverNames,
  type ServerName,
  type TestDatabase,
} from '../support/server.ts';

/** Statements that make something no entity declares, and the names it goes by. */
const legacy: readonly {
  readonly name: string;
  readonly sql: string;
  readonly servers?: readonly ServerName[];
}[] = [
  { name: 'legacy_orders', sql: 'CREATE TABLE legacy_orders (id int PRIMARY KEY)' },
  { name: 'users.legacy_code', sql: 'ALTER TABLE users ADD COLUMN legacy_code varchar(20)' },
  { name: 'index ix_legacy on users', sql: 'CREATE INDEX ix_legacy ON users (name)' },
  { name: 'view legacy_names', sql: 'CREATE VIEW legacy_names AS SELECT name FROM users' },
  {
    name: 'enum legacy_mood',
    sql: "CREATE TYPE legacy_mood AS ENUM ('good', 'bad')",
    servers: ['postgres'],
  },
  { name: 'sequence legacy_seq', sql: 'CREATE SEQUENCE legacy_seq', servers: ['postgres'] },
];

const primaryKey = {
  sqlite: 'integer PRIMARY KEY AUTOINCREMENT',
  postgres: 'serial PRIMARY KEY',
  mysql: 'int AUTO_INCREMENT PRIMARY KEY',
  mariadb: 'int AUTO_INCREMENT PRIMARY KEY',
} as const;

async function createByHand({ db, server }: TestDatabase): Promise<readonly string[]> {
  await db.query(
    `CREATE TABLE users (id ${primaryKey[server]} NOT NULL, name varchar(50) NOT NULL)`,
  );
  const own = legacy.filter(({ servers = serverNames }) => servers.includes(server));
  for (const { sql } of own) await db.query(sql);
  await db.query(
    'CREATE TABLE knex_migrations (id int, name varchar(255), batch int, migration_time varchar(30))',
  );
  return own.map(({ name }) => name);
}

function projectFor({ options }: TestDatabase): string {
  return temporaryProject({
    'ormconfig.ts': configFile(options),
    'entities/user.ts': userFile(`@Column({ length: 50 }) name!: string;
      @Column({ length: 80, nullable: true }) city!: string;`),
  });
}

async function run(project: string, ...words: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await limbeck(project, ...words);
  expect(exitCode, stderr).toBe(0);
  return words.includes('--json') ? stdout : stderr;
}

describe.each(serverNames)('what no entity declares, on %s', (server) => {
  test('is listed by the first revision with the lines that keep it for good', async () => {
    await using database = await createTestDatabase(server);
    const names = await createByHand(database);
    const project = projectFor(database);

    const talk = await run(project, 'revision', '--autogenerate', '-m', 'a', '--rev-id', 'aaaa');
    const title = 'Declared by no entity: left alone this first time, dropped by the next revision';
    const listed = talk.split(`${title}:\n`)[1]?.split('\nTables of other tools')[0]?.split('\n');
    expect(listed?.map((line) => line.trim()).toSorted()).toEqual(names.toSorted());
    expect(talk).toContain('Tables of other tools, left alone:\n  knex_migrations (Knex)\n');
    const keep = /add to the configuration:\n((?: {2}.*\n)+)/.exec(talk)?.[1] ?? '';
    const file = readFileSync(`${project}/migrations/aaaa_a.ts`, 'utf8');
    expect(file).toContain(` * ${title}\n`);
    for (const name of names) expect(file).toContain(` *   ${name}\n`);
    expect(file).not.toMatch(/drop(?:Table|View|Index|Enum|Sequence)\(/);
    await run(project, 'upgrade');

    writeFiles(project, { 'ormconfig.ts': configFile(database.options, keep) });
    expect(await run(project, 'check')).toBe(
      'The database matches the migrations and the entities.\n',
    );
  });

  test('is in the report as JSON', async () => {
    await using database = await createTestDatabase(server);
    const names = await createByHand(database);
    const json = JSON.parse(await run(projectFor(database), 'diff', '--json')) as unknown;
    expect(json).toMatchObject({
      isFirstRevision: true,
      toolTables: [{ tool: 'Knex', schema: null, name: 'knex_migrations' }],
      undeclared: expect.arrayContaining(
        names.map((name) => expect.objectContaining({ name, reason: 'firstRevision' })),
      ),
    });
  });

  test('is dropped by the second revision, each with its hazard, and comes back', async () => {
    await using database = await createTestDatabase(server);
    const names = await createByHand(database);
    const project = projectFor(database);
    await run(project, 'revision', '--autogenerate', '-m', 'a', '--rev-id', 'aaaa');
    await run(project, 'upgrade');
    const before = await fingerprint(server, database.db);

    const talk = await run(project, 'revision', '--autogenerate', '-m', 'b', '--rev-id', 'bbbb');
    for (const name of names) expect(talk).toContain(`\n- ${name}\n`);
    const hazards = {
      'drop-table': 'legacy_orders',
      'drop-column': 'users.legacy_code',
      'drop-view': 'legacy_names',
      ...(server === 'postgres'
        ? { 'drop-enum': 'legacy_mood', 'drop-sequence': 'legacy_seq' }
        : {}),
    };
    for (const [id, subject] of Object.entries(hazards)) {
      expect(talk).toContain(`\n  ${id}  ${subject}: `);
    }
    await run(project, 'upgrade');
    expect(await run(project, 'check')).toBe(
      'The database matches the migrations and the entities.\n',
    );
    await run(project, 'downgrade', '-1');
    expect(await fingerprint(server, database.db)).toEqual(before);
  });

  test.each(['report', 'ignore'] as const)('stays where the policy is %s', async (policy) => {
    await using database = await createTestDatabase(server);
    const names = await createByHand(database);
    const project = projectFor(database);
    await run(project, 'revision', '--autogenerate', '-m', 'a', '--rev-id', 'aaaa');
    await run(project, 'upgrade');
    writeFiles(project, {
      'ormconfig.ts': configFile(database.options, `unmanaged: '${policy}',`),
    });
    const { undeclared, operations } = JSON.parse(await run(project, 'diff', '--json')) as {
      readonly undeclared: readonly { readonly name: string; readonly reason: string }[];
      readonly operations: readonly unknown[];
    };
    expect(operations).toEqual([]);
    expect(undeclared.map(({ name }) => name).toSorted()).toEqual(
      policy === 'report' ? names.toSorted() : [],
    );
    expect(undeclared.every(({ reason }) => reason === 'unmanaged')).toBe(true);
  });
});
