import { describe, expect, test } from 'vitest';
import { upgrade, upgradeScript, type Project } from '../../src/index.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { hasClient, runScript } from '../support/run-script.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { openOn, type Migrations } from './offline-project.ts';

const ran = { failed: false, errors: '' };
const plainBackslashes = "SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES')";

const servers = serverNames.filter((server) => server === 'mysql' || server === 'mariadb');

describe.each(servers.filter(hasClient))('a script on %s', (server) => {
  /** Two databases that each statement of `made` has been run on. */
  async function onBoth(
    made: readonly string[],
    migrations: Migrations,
    work: (
      on: Record<'online' | 'offline', { database: TestDatabase; project: Project }>,
    ) => Promise<void>,
  ): Promise<void> {
    await using one = await createTestDatabase(server);
    await using other = await createTestDatabase(server);
    for (const statement of made) for (const { db } of [one, other]) await db.query(statement);
    const projects = [await openOn(one, migrations), await openOn(other, migrations)] as const;
    try {
      await work({
        online: { database: one, project: projects[0] },
        offline: { database: other, project: projects[1] },
      });
    } finally {
      for (const project of projects) await project.close();
    }
  }

  test('says the same to a session in which backslashes escape nothing', async () => {
    const migrations: Migrations = {
      aaaa1111: {
        upgrade: String.raw`
  await op.createTable('users', [
    column('id', 'integer'),
    column('path', 'varchar(20)', { default: "c:\\it's", comment: 'a \\ b' }),
    primaryKey(['id'], { name: 'pk_users' }),
  ]);
  await op.bulkInsert('users', [{ id: 1, path: 'a\\b' }]);`,
      },
    };
    await onBoth([], migrations, async ({ online, offline }) => {
      await upgrade(online.project);
      const { text } = await upgradeScript(offline.project);
      expect(runScript(offline.database, text, plainBackslashes)).toEqual(ran);
      expect(await fingerprint(server, offline.database.db)).toEqual(
        await fingerprint(server, online.database.db),
      );
      expect(await offline.database.db.query('SELECT * FROM users')).toEqual([
        { id: 1, path: 'a\\b' },
      ]);
    });
  });

  const legacy = [
    'CREATE TABLE parents (id int PRIMARY KEY)',
    `CREATE TABLE legacy (id int PRIMARY KEY, code varchar(9) DEFAULT 'x' COMMENT 'kept', parent int,
       CONSTRAINT fk_parent FOREIGN KEY (parent) REFERENCES parents (id),
       CONSTRAINT legacy_chk CHECK (code <> 'no'))`,
  ];
  const alteration = (options: string): Migrations => ({
    aaaa1111: {
      upgrade: `
  await op.batchAlterTable('legacy', (batch) => {
    batch.dropConstraint('fk_parent', { type: 'foreignKey' });
    batch.dropConstraint(null, { type: 'check', existing: check("code <> 'no'") });
    batch.alterColumn('code', { type: 'varchar(20)', nullable: false });
  }, ${options});`,
    },
  });

  test('completes a table that no migration has made from its description', async () => {
    const described = `{ copyFrom: [
      column('id', 'integer'),
      column('code', 'varchar(9)', { nullable: true, default: 'x', comment: 'kept' }),
      column('parent', 'integer', { nullable: true }),
      primaryKey(['id']),
      foreignKey(['parent'], 'parents', ['id'], { name: 'fk_parent' }),
      check("code <> 'no'", { name: 'legacy_chk' }),
    ] }`;
    await onBoth(legacy, alteration(described), async ({ online, offline }) => {
      await upgrade(online.project);
      const { text } = await upgradeScript(offline.project);
      expect(runScript(offline.database, text), text).toEqual(ran);
      expect(await fingerprint(server, offline.database.db)).toEqual(
        await fingerprint(server, online.database.db),
      );
    });
  });

  test('refuses what it does not know of a table that no migration has made', async () => {
    await onBoth(legacy, alteration('{}'), async ({ offline }) => {
      const { message, hint } = await rejectionOf(upgradeScript(offline.project));
      expect(message).toMatch(/cannot be written as SQL: (MySQL|MariaDB) cannot .*legacy|code/);
      expect(hint).toMatch(/existing|copyFrom/);
    });
  });

  test('stops where an enumeration would take a number for a position', async () => {
    const migrations: Migrations = {
      aaaa1111: {
        upgrade: `await op.alterColumn('sizes', 'size', {
    type: enumType('size', ['1', '3', '2']),
    existing: { type: 'varchar(9)', nullable: true },
  });`,
      },
    };
    const made = ['CREATE TABLE sizes (size varchar(9))', "INSERT INTO sizes VALUES ('2'), ('4')"];
    await onBoth(made, migrations, async ({ offline }) => {
      const before = await fingerprint(server, offline.database.db);
      const { text } = await upgradeScript(offline.project);
      expect(runScript(offline.database, text)).toMatchObject({ failed: true });
      expect(await fingerprint(server, offline.database.db)).toEqual(before);
      await offline.database.db.query("DELETE FROM sizes WHERE size = '4'");
      expect(runScript(offline.database, text), text).toEqual(ran);
      expect(await offline.database.db.query('SELECT size FROM sizes')).toEqual([{ size: '2' }]);
    });
  });
});
