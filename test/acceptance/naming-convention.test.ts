import { describe, expect, test } from 'vitest';
import {
  downgrade,
  openProject,
  upgrade,
  upgradeScript,
  type Config,
  type NamingConvention,
} from '../../src/index.ts';
import { limbeck } from '../support/command-line.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

const convention: NamingConvention = {
  primaryKey: 'pk_{table}',
  unique: 'uq_{table}_{columns}',
  foreignKey: 'fk_{table}_{column}_{referencedTable}',
  check: 'ck_{table}_{hash}',
};

const upgradeBody = `
  await op.createTable('teams', [
    column('id', 'integer'), column('a', 'integer'), column('b', 'integer'),
    primaryKey(['id']), unique(['a', 'b']), check('a > 0'), check('b > 0', { name: 'own' }),
  ]);
  await op.createTable('users', [column('id', 'integer'), column('team_id', 'integer'), primaryKey(['id'])]);
  await op.createForeignKey(null, 'users', ['team_id'], 'teams', ['id']);
  await op.batchAlterTable('users', (batch) => {
    batch.addColumn(column('email', 'varchar(50)', { nullable: true }));
    batch.createUniqueConstraint(null, ['email']);
  });
  await op.createIndex(null, 'teams', ['b', 'a']);`;

const downgradeBody = `
  await op.dropIndex('ix_teams_b_a', 'teams');
  await op.dropTable('users');
  await op.dropTable('teams');`;

describe.each(serverNames)('a naming convention on %s', (server) => {
  test('calls what a migration leaves unnamed, and nothing else', async () => {
    await using database = await createTestDatabase(server);
    const empty = await fingerprint(server, database.db);
    const cwd = temporaryProject({
      'migrations/a.ts': migrationFile('aaaa1111', {
        upgrade: upgradeBody,
        downgrade: downgradeBody,
      }),
    });
    const dataSource = { ...database.options, entities: [] };
    const config: Config = { dataSource, namingConvention: convention };
    const project = await openProject({ cwd, config });
    await upgrade(project);
    const { dialect, db } = await project.database('read');
    const { tables } = await dialect.introspect(db, { schemas: [] });
    const [teams, users] = ['teams', 'users'].map((name) =>
      tables.find((each) => each.name === name),
    );
    const keyNames = [teams?.primaryKey?.name, users?.primaryKey?.name];
    // MySQL calls every primary key the same.
    if (dialect.transactionalDdl) expect(keyNames).toEqual(['pk_teams', 'pk_users']);
    const uniqueNames = [teams, users].flatMap((table) => [
      ...(table?.uniques ?? []).map(({ name }) => name),
      ...(table?.indexes ?? []).filter(({ unique }) => unique).map(({ name }) => name),
    ]);
    expect(uniqueNames).toEqual(['uq_teams_a_b', 'uq_users_email']);
    expect(users?.foreignKeys.map(({ name }) => name)).toEqual(['fk_users_team_id_teams']);
    expect(teams?.checks.map(({ name }) => name).toSorted()).toEqual([
      expect.stringMatching(/^ck_teams_[0-9a-f]{8}$/),
      'own',
    ]);
    expect(teams?.indexes.map(({ name }) => name)).toContain('ix_teams_b_a');
    // SQLite has to see the table that it adds a constraint to.
    const script = server === 'sqlite' ? null : await upgradeScript(project, 'base:head');
    for (const name of [...uniqueNames, 'fk_users_team_id_teams', 'ix_teams_b_a']) {
      if (script !== null) expect(script.text).toContain(name);
    }
    await downgrade(project, 'base');
    await project.close();
    expect(await fingerprint(server, database.db)).toEqual(empty);
  });
});

test.each([
  ["{ unique: 'uq_{tables}' }", /`namingConvention` in .* must be an object of names .*\{table\}/],
  ["{ uniques: 'uq' }", /`namingConvention` in .* must be an object of names/],
  ["'uq_{table}'", /`namingConvention` in .* must be an object of names/],
])('a naming convention is refused in %s', async (option, message) => {
  const project = temporaryProject({
    'ormconfig.ts': `export default { dataSource: { type: 'better-sqlite3', database: 'a' }, namingConvention: ${option} };`,
  });
  const outcome = await limbeck(project, 'current');
  expect(outcome).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(message) });
});
