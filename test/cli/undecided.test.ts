import { randomBytes } from 'node:crypto';
import type { DataSourceOptions } from 'typeorm';
import { describe, expect, test } from 'vitest';
import type { Queryable } from '../../src/dialect/queryable.ts';
import { limbeck } from '../support/command-line.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { configFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type ServerName } from '../support/server.ts';

/** Spelled by each server in its own way, and not so that Limbeck could tell without asking. */
const texts = {
  postgres: { declared: 'age IN (17, 18)', database: 'age = ANY (ARRAY[17, 18])' },
  mysql: { declared: 'NOT (age = 17)', database: '`age` <> 17' },
  mariadb: { declared: 'NOT (age = 17)', database: '`age` <> 17' },
} as const;

function userFile(check: string, more = ''): string {
  return `import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('users')
@Check('ck_users_age', ${JSON.stringify(check)})
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column('int') age!: number;
  ${more}
}
`;
}

/** Statements that let a user read and write a database, but make nothing temporary in it. */
const grants = {
  postgres: (user: string, database: string) => [
    `CREATE ROLE ${user} LOGIN PASSWORD 'secret'`,
    `REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${user}`,
  ],
  mysql: (user: string, database: string) => [
    `CREATE USER ${user} IDENTIFIED BY 'secret'`,
    `GRANT SELECT, SHOW VIEW, TRIGGER ON ${database}.* TO ${user}`,
  ],
};

const servers = serverNames.filter((server) => server !== 'sqlite');

describe.each(servers)('a user on %s without the right to create temporary tables', (server) => {
  test('is told what could not be compared, everywhere, and gets no operation for it', async () => {
    await using database = await createTestDatabase(server);
    const { declared, database: spelled } = texts[server];
    const project = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'entities/user.ts': userFile(declared),
    });
    await limbeck(project, 'revision', '--autogenerate', '-m', 'first', '--rev-id', 'aaaa1111');
    await limbeck(project, 'upgrade', 'head');
    expect(await limbeck(project, 'check')).toMatchObject({
      exitCode: 0,
      stderr: 'The database matches the migrations and the entities.\n',
    });

    const user = `limbeck_test_${randomBytes(4).toString('hex')}`;
    const name = new URL(urlOf(database.options)).pathname.slice(1);
    for (const statement of grants[server === 'postgres' ? server : 'mysql'](user, name)) {
      await database.db.query(statement);
    }
    try {
      writeFiles(project, { 'ormconfig.ts': configFile(asUser(database.options, user)) });
      const listed =
        'Could not be compared, and was left alone:\n' +
        `  check ck_users_age of users: ${spelled} ≟ ${declared}\n` +
        '  The server is asked with temporary tables: let the user create them, and run this again.\n';
      expect(await limbeck(project, 'check')).toEqual({
        exitCode: 0,
        stdout: '',
        stderr: `${listed}The database matches the migrations and the entities, as far as they could be compared.\n`,
      });
      expect(await limbeck(project, 'diff')).toEqual({
        exitCode: 0,
        stdout: '',
        stderr: `${listed}The database matches the entities, as far as they could be compared.\n`,
      });
      expect(await limbeck(project, 'revision', '--autogenerate')).toEqual({
        exitCode: 0,
        stdout: '',
        stderr: `${listed}The database matches the entities, as far as they could be compared: nothing to write.\n`,
      });
      const json = await limbeck(project, 'diff', '--json');
      expect(JSON.parse(json.stdout)).toMatchObject({
        operations: [],
        undecided: [{ subject: 'check ck_users_age of users', database: spelled, declared }],
      });

      writeFiles(project, {
        'entities/user.ts': userFile(declared, "@Column('int', { nullable: true }) size!: number;"),
      });
      expect(await limbeck(project, 'check')).toMatchObject({ exitCode: 3 });
      const { stdout } = await limbeck(project, 'revision', '--autogenerate', '--dry-run');
      expect(stdout).toContain(
        ' * Could not be compared, and was left alone\n' +
          ` *   check ck_users_age of users: ${spelled} ≟ ${declared}\n`,
      );
      expect(stdout).not.toContain("'ck_users_age'");

      // What it may not write either is no bug.
      expect(await limbeck(project, 'stamp', 'base')).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: expect.stringMatching(
          /^Error: The user of the connection may not do what this takes: .*denied.*\.\nHint: {2}Give it/s,
        ),
      });
    } finally {
      await dropUser(database.db, server, user);
    }
  });
});

function urlOf(options: DataSourceOptions): string {
  return 'url' in options && typeof options.url === 'string' ? options.url : '';
}

function asUser(options: DataSourceOptions, user: string): DataSourceOptions {
  const url = new URL(urlOf(options));
  url.username = user;
  url.password = 'secret';
  // The same options but for the user.
  return { ...options, url: url.href } as DataSourceOptions;
}

async function dropUser(db: Queryable, server: ServerName, user: string): Promise<void> {
  if (server === 'postgres') await db.query(`DROP OWNED BY ${user}`);
  await db.query(server === 'postgres' ? `DROP ROLE ${user}` : `DROP USER ${user}`);
}
