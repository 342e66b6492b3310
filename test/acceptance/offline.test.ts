import { describe, expect, test } from 'vitest';
import {
  health,
  openProject,
  upgrade,
  downgrade,
  upgradeScript,
  downgradeScript,
} from '../../src/index.ts';
import type { Project } from '../../src/index.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile } from '../support/project-files.ts';
import { hasClient, runScript } from '../support/run-script.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

const versions = { sqlite: '3', postgres: '15', mysql: '9.7', mariadb: '10.11-MariaDB' } as const;

/** The same migrations for a database of its own. */
async function openOn(
  database: TestDatabase,
  files: Readonly<Record<string, string>>,
): Promise<Project> {
  const cwd = temporaryProject({
    'ormconfig.ts': configFile(database.options, `serverVersion: '${versions[database.server]}',`),
    ...files,
  });
  return openProject({ cwd });
}

const history = {
  'migrations/aaaa1111_first.ts': migrationFile('aaaa1111', {
    upgrade: `
  await op.createTable('users', [
    column('id', 'integer', { generated: 'increment' }),
    column('name', 'varchar(50)', { default: "it's \\\\ and \\n so" }),
    column('seen', 'timestamp', { default: sql.now() }),
    primaryKey(['id'], { name: 'pk_users' }),
    unique(['name'], { name: 'uq_users_name' }),
  ]);
  await op.createIndex('ix_users_seen', 'users', ['seen']);
  await op.execute(sql\`INSERT INTO users (name) VALUES (\${"O'Brien; \\\\ -- done"})\`);`,
    downgrade: `await op.dropTable('users');`,
  }),
  'migrations/bbbb2222_second.ts': migrationFile('bbbb2222', {
    downRevision: 'aaaa1111',
    upgrade: `
  await op.createTable('posts', [
    column('id', 'integer'),
    column('user_id', 'integer', { nullable: true }),
    primaryKey(['id'], { name: 'pk_posts' }),
    foreignKey(['user_id'], 'users', ['id'], { name: 'fk_posts_user', onDelete: 'CASCADE' }),
  ]);
  await op.addColumn('users', column('age', 'integer', { nullable: true }));
  await op.createView('old_users', 'SELECT id, name FROM users WHERE age > 60');`,
    downgrade: `
  await op.dropView('old_users');
  await op.dropColumn('users', 'age');
  await op.dropTable('posts');`,
  }),
};

describe.skipIf(!serverNames.every(hasClient)).each(serverNames)('a script on %s', (server) => {
  test('holds rows, conditions, and what runs outside of a transaction', async () => {
    await using database = await createTestDatabase(server);
    const project = await openOn(database, {
      'migrations/aaaa1111_first.ts': migrationFile('aaaa1111', {
        upgrade: `
  await op.createTable('users', [column('id', 'integer'), column('data', 'json'), primaryKey(['id'])], { ifNotExists: true });
  await op.createTable('users', [column('id', 'integer')], { ifNotExists: true });
  await op.dropTable('nothing', { ifExists: true });
  await op.dropView('nothing', { ifExists: true });
  await op.bulkInsert('users', [{ id: 1, data: { "it's": ['\\\\'] } }, { id: 2, data: [] }]);
  await op.autocommit(async () => {
    await op.createIndex('ix_users_id', 'users', ['id'], { concurrently: true });
  });
  await op.once(async () => { await op.execute('DELETE FROM users WHERE id = 2'); });`,
      }),
    });
    try {
      const { text } = await upgradeScript(project, 'head');
      expect(runScript(database, text)).toEqual({ failed: false, errors: '' });
      const [row] = (await database.db.query('SELECT data FROM users')) as { data: unknown }[];
      const data: unknown = typeof row?.data === 'string' ? JSON.parse(row.data) : row?.data;
      expect(data).toEqual({ "it's": ['\\'] });
      expect(await health(project)).toMatchObject({ current: ['aaaa1111'] });
    } finally {
      await project.close();
    }
  });

  test('does what the online run does, up and down', async () => {
    await using online = await createTestDatabase(server);
    await using offline = await createTestDatabase(server);
    const projects = {
      online: await openOn(online, history),
      offline: await openOn(offline, history),
    };
    try {
      await upgrade(projects.online, 'head');
      const up = await upgradeScript(projects.offline, 'head');
      expect(runScript(offline, up.text)).toEqual({ failed: false, errors: '' });
      const catalog = await fingerprint(server, online.db);
      expect(await fingerprint(server, offline.db)).toEqual(catalog);
      expect(await health(projects.offline)).toEqual(await health(projects.online));
      expect(await health(projects.offline)).toMatchObject({ current: ['bbbb2222'], edited: [] });

      await downgrade(projects.online, 'base');
      const down = await downgradeScript(projects.offline, 'head:base');
      expect(runScript(offline, down.text)).toEqual({ failed: false, errors: '' });
      expect(await fingerprint(server, offline.db)).toEqual(await fingerprint(server, online.db));
      expect(await health(projects.offline)).toMatchObject({ current: [], upToDate: false });
    } finally {
      await projects.online.close();
      await projects.offline.close();
    }
  });
});
