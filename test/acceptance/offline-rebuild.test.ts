import { expect, test } from 'vitest';
import { upgrade, upgradeScript, type Project } from '../../src/index.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { runScript, type ScriptOutcome } from '../support/run-script.ts';
import { createTestDatabase, type TestDatabase } from '../support/server.ts';
import { openOn, type Migrations } from './offline-project.ts';

const ran = { failed: false, errors: '' };
const legacy = `CREATE TABLE legacy (id integer PRIMARY KEY, code text, note text)`;

/** Runs the script of the last migration on a database with the table `legacy` and a row. */
async function onLegacy(
  migrations: Migrations,
  work: (database: TestDatabase, project: Project) => Promise<void>,
): Promise<void> {
  await using database = await createTestDatabase('sqlite');
  await database.db.query(legacy);
  await database.db.query(`INSERT INTO legacy VALUES (7, 'a', 'kept')`);
  const project = await openOn(database, migrations);
  try {
    await work(database, project);
  } finally {
    await project.close();
  }
}

const alterLegacy = (options: string): Migrations => ({
  aaaa1111: {
    upgrade: `
  await op.batchAlterTable('legacy', (batch) => {
    batch.alterColumn('code', { type: 'varchar(20)', nullable: false, existing: { type: 'text' } });
  }, ${options});`,
  },
});

const described = `{
    copyFrom: [
      column('id', 'integer'),
      column('code', 'text', { nullable: true }),
      column('note', 'text', { nullable: true }),
      primaryKey(['id']),
    ],
  }`;

async function apply(database: TestDatabase, project: Project): Promise<ScriptOutcome> {
  return runScript(database, (await upgradeScript(project)).text);
}

test('a table that no migration has made is rebuilt after its description, rows and all', async () => {
  await onLegacy(alterLegacy(described), async (database, project) => {
    expect(await apply(database, project)).toEqual(ran);
    expect(await database.db.query('SELECT * FROM legacy')).toEqual([
      { id: 7, code: 'a', note: 'kept' },
    ]);
    const offline = await fingerprint('sqlite', database.db);
    await onLegacy(alterLegacy(described), async (other, online) => {
      await upgrade(online);
      expect(await fingerprint('sqlite', other.db)).toEqual(offline);
    });
  });
});

test('a table that no migration has made is not rebuilt without a description', async () => {
  await onLegacy(alterLegacy('{}'), async (_database, project) => {
    const { message, hint } = await rejectionOf(upgradeScript(project));
    expect(message).toMatch(
      /cannot be written as SQL: SQLite cannot carry out `alterColumn` on legacy, which no migration has made, without a connection\.$/,
    );
    expect(hint).toMatch(/copyFrom/);
  });
});

test.each([
  ['a column', 'ALTER TABLE legacy ADD COLUMN more text'],
  ['an index', 'CREATE INDEX ix_legacy ON legacy (code)'],
  ['a trigger', 'CREATE TRIGGER tr_legacy AFTER INSERT ON legacy BEGIN SELECT 1; END'],
  ['less of a column', 'ALTER TABLE legacy DROP COLUMN note'],
])('a rebuild stops where the table has %s that the script does not know of', async (_, change) => {
  await onLegacy(alterLegacy(described), async (database, project) => {
    await database.db.query(change);
    const before = await fingerprint('sqlite', database.db);
    const { failed, errors } = await apply(database, project);
    expect(failed).toBe(true);
    expect(errors).toMatch(/a table has more or less than this script knows of/);
    expect(await fingerprint('sqlite', database.db)).toEqual(before);
  });
});

test('a description that leaves a column out is refused with a connection', async () => {
  const short = described.replace(/column\('note'.*\n/, '');
  await onLegacy(alterLegacy(short), async (database, project) => {
    const before = await fingerprint('sqlite', database.db);
    expect((await rejectionOf(upgrade(project))).message).toMatch(
      /SQLite cannot make legacy anew without note, which `copyFrom` leaves out\.$/,
    );
    expect(await fingerprint('sqlite', database.db)).toEqual(before);
  });
});

test('a description of a column that is not there is refused with a connection', async () => {
  const long = described.replace("column('note'", "column('more', 'text'),\n column('note'");
  await onLegacy(alterLegacy(long), async (_database, project) => {
    expect((await rejectionOf(upgrade(project))).message).toMatch(
      /SQLite cannot find the column more of legacy\.$/,
    );
  });
});

test('migrations before the range may read rows, and run other things that only a database knows', async () => {
  const migrations: Migrations = {
    aaaa1111: {
      upgrade: `
  await op.createTable('users', [column('id', 'integer'), column('name', 'text'), primaryKey(['id'])]);
  for (const { id } of await op.query<{ id: number }>('SELECT id FROM users')) {
    await op.execute('DELETE FROM users WHERE id = ?', [id]);
  }`,
    },
    bbbb2222: {
      upgrade: `await op.alterColumn('users', 'name', { nullable: true });`,
    },
  };
  await onLegacy(migrations, async (database, project) => {
    await upgrade(project, 'aaaa1111');
    const { text } = await upgradeScript(project, 'aaaa1111:head');
    expect(runScript(database, text)).toEqual(ran);
    expect(await fingerprint('sqlite', database.db)).toContain('table users: name text');
  });
});

test('a script leaves no row behind whose foreign key points nowhere', async () => {
  const migrations: Migrations = {
    aaaa1111: {
      upgrade: `
  await op.createTable('users', [column('id', 'integer'), primaryKey(['id'])]);
  await op.createTable('posts', [
    column('id', 'integer'),
    column('user_id', 'integer'),
    primaryKey(['id']),
    foreignKey(['user_id'], 'users', ['id']),
  ]);
  await op.execute('INSERT INTO posts VALUES (1, 2)');`,
    },
  };
  await onLegacy(migrations, async (database, project) => {
    const before = await fingerprint('sqlite', database.db);
    const { failed, errors } = await apply(database, project);
    expect(failed).toBe(true);
    expect(errors).toMatch(/a foreign key points nowhere/);
    expect(await fingerprint('sqlite', database.db)).toEqual(before);
  });
});
