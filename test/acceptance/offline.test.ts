import { describe, expect, test } from 'vitest';
import {
  downgrade,
  downgradeScript,
  ensureVersionScript,
  health,
  stampScript,
  upgrade,
  upgradeScript,
  type Project,
} from '../../src/index.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { hasClient, runScript } from '../support/run-script.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { openOn, type Migrations } from './offline-project.ts';

const ran = { failed: false, errors: '' };

const migrations: Migrations = {
  aaaa1111: {
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
  },
  bbbb2222: {
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
  },
  cccc3333: {
    upgrade: `
  await op.batchAlterTable('posts', (batch) => {
    batch.alterColumn('user_id', {
      nullable: false,
      fill: 1,
      existing: { type: 'integer', nullable: true },
    });
  });
  await op.batchAlterTable('posts', (batch) => {
    batch.addColumn(column('title', 'varchar(20)', { default: 'none' }));
    batch.createCheckConstraint('ck_posts_id', 'id > 0');
  });
  await op.renameColumn('posts', 'title', 'heading');
  await op.renameTable('posts', 'articles');`,
    downgrade: `
  await op.renameTable('articles', 'posts');
  await op.batchAlterTable('posts', (batch) => {
    batch.dropConstraint('ck_posts_id', { type: 'check' });
    batch.dropColumn('heading');
  });
  await op.batchAlterTable('posts', (batch) => {
    batch.alterColumn('user_id', {
      nullable: true,
      existing: { type: 'integer', nullable: false },
    });
  });`,
  },
  dddd4444: {
    upgrade: `
  await op.createTable('tags', [
    column('id', 'integer'),
    column('label', 'varchar(20)', { nullable: true, comment: 'a \\ label' }),
    column('article_id', 'integer', { nullable: true }),
    primaryKey(['id'], { name: 'pk_tags' }),
    check("label <> ''", { name: 'ck_tags_label' }),
    foreignKey(['article_id'], 'articles', ['id'], { name: 'fk_tags_article' }),
  ]);
  await op.renameColumn('tags', 'label', 'name');
  await op.dropConstraint('fk_tags_article', 'tags', { type: 'foreignKey' });
  await op.dropView('old_users');
  if (op.dialect !== 'sqlite') {
    await op.alterColumn('users', 'id', {
      type: 'bigint',
      existing: { type: 'integer', generated: 'increment' },
    });
  }
  await op.alterColumn('users', 'name', { nullable: true });
  await op.createIndex('ix_tags_name', 'tags', ['name']);
  await op.dropColumn('users', 'age');`,
    downgrade: `
  await op.addColumn('users', column('age', 'integer', { nullable: true }));
  await op.alterColumn('users', 'name', { nullable: false });
  if (op.dialect !== 'sqlite') {
    await op.alterColumn('users', 'id', {
      type: 'integer',
      existing: { type: 'bigint', generated: 'increment' },
    });
  }
  await op.createView('old_users', 'SELECT id, name FROM users WHERE age > 60');
  await op.createForeignKey('fk_tags_article', 'tags', ['article_id'], 'articles', ['id']);
  await op.renameColumn('tags', 'name', 'label');
  await op.dropTable('tags');`,
  },
};

/** Statements of a person's own, with values of every kind. */
const values: Migrations = {
  aaaa1111: {
    upgrade: String.raw`
  await op.createTable('samples', [
    column('id', 'integer'),
    column('label', 'varchar(100)', { nullable: true }),
    column('amount', 'bigint', { nullable: true }),
    column('share', 'numeric(10,3)', { nullable: true }),
    column('done', 'boolean', { nullable: true }),
    column('more', 'json', { nullable: true }),
    column('bytes', { postgres: 'bytea', default: 'blob' }, { nullable: true }),
    primaryKey(['id'], { name: 'pk_samples' }),
  ]);
  const hole = (position: number): string => (op.dialect === 'postgres' ? '$' + position : '?');
  const insert = (columns: string, ...parameters: unknown[]): Promise<void> =>
    op.execute(
      'INSERT INTO samples (id, ' + columns + ') VALUES (' +
        ['id', ...columns.split(',')].map((_, index) => hole(index + 1)).join(', ') + ');',
      parameters,
    );
  await insert('label, amount, share', 1, "it's; \\ -- ? $1 \n \t é 漢 🙂 %", 9007199254740993n, 1.5);
  await insert('label, done', 2, null, op.dialect === 'sqlite' ? 1 : true);
  await insert('more', 3, JSON.stringify({ a: ["it's", '\\', null] }));
  await insert('bytes', 4, Buffer.from([0, 39, 92, 255]));
  const body = "UPDATE samples SET label = 'a;b' WHERE id = 1; UPDATE samples SET done = NULL WHERE id = 1;";
  if (op.dialect === 'postgres') {
    await op.execute(
      'CREATE FUNCTION relabel() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ' +
        body + " RETURN NEW; END; $$",
    );
    await op.execute(
      'CREATE TRIGGER tr_samples AFTER INSERT ON samples FOR EACH ROW WHEN (NEW.id = 9) EXECUTE FUNCTION relabel();',
    );
  } else {
    const other = body.replaceAll('samples', 'others');
    await op.createTable('others', [
      column('id', 'integer'),
      column('label', 'varchar(9)'),
      column('done', 'integer', { nullable: true }),
      primaryKey(['id']),
    ]);
    await op.execute(
      'CREATE TRIGGER tr_samples AFTER INSERT ON samples FOR EACH ROW BEGIN ' + other + ' END;',
    );
  }
  await op.bulkInsert('samples', [{ id: 5, label: "it's \\", done: false, more: { a: [1] } }]);`,
  },
};

/** Where a database stands, as far as that does not depend on the folder of the project. */
async function standing(project: Project): Promise<unknown> {
  const { current, pending, edited } = await health(project);
  return { current, pending: pending.map(({ id }) => id), edited };
}

describe.each(serverNames.filter(hasClient))('a script on %s', (server) => {
  test('holds rows, conditions, and what runs outside of a transaction', async () => {
    await using database = await createTestDatabase(server);
    const project = await openOn(database, {
      aaaa1111: {
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
      },
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

  test('does what the online run does, up and down, in one go or in steps', async () => {
    await using online = await createTestDatabase(server);
    await using offline = await createTestDatabase(server);
    const projects = [await openOn(online, migrations), await openOn(offline, migrations)] as const;
    const [one, other] = projects;
    const same = async (): Promise<void> => {
      expect(await fingerprint(server, offline.db)).toEqual(await fingerprint(server, online.db));
      expect(await standing(other)).toEqual(await standing(one));
    };
    try {
      await upgrade(one, 'head');
      const first = await upgradeScript(other, 'aaaa1111');
      const second = await upgradeScript(other, 'aaaa1111:head');
      for (const { text } of [first, second]) expect(runScript(offline, text)).toEqual(ran);
      await same();
      expect(await health(other)).toMatchObject({ current: ['dddd4444'], edited: [] });

      await downgrade(one, 'aaaa1111');
      const down = await downgradeScript(other, 'head:aaaa1111');
      expect(runScript(offline, down.text)).toEqual(ran);
      await same();
      await downgrade(one, 'base');
      const rest = await downgradeScript(other, 'aaaa1111:base');
      expect(runScript(offline, rest.text)).toEqual(ran);
      await same();

      await upgrade(one, 'head');
      expect(runScript(offline, (await upgradeScript(other)).text)).toEqual(ran);
      await same();
    } finally {
      for (const project of projects) await project.close();
    }
  });

  test('writes the values that the online run writes, and bodies of several statements', async () => {
    await using online = await createTestDatabase(server);
    await using offline = await createTestDatabase(server);
    const projects = [await openOn(online, values), await openOn(offline, values)] as const;
    try {
      await upgrade(projects[0], 'head');
      const { text } = await upgradeScript(projects[1]);
      expect(runScript(offline, text), text).toEqual(ran);
      const query = 'SELECT * FROM samples ORDER BY id';
      const rows = await online.db.query(query);
      expect(rows).toHaveLength(5);
      expect(await offline.db.query(query)).toEqual(rows);
      expect(await fingerprint(server, offline.db)).toEqual(await fingerprint(server, online.db));
    } finally {
      for (const project of projects) await project.close();
    }
  });

  test('stamps, and creates the tables of Limbeck', async () => {
    await using database = await createTestDatabase(server);
    const project = await openOn(database, migrations);
    try {
      expect(runScript(database, (await ensureVersionScript(project)).text)).toEqual(ran);
      expect(await standing(project)).toMatchObject({ current: [] });
      const stamps = ['bbbb2222', 'bbbb2222:head', 'head:aaaa1111'];
      for (const stamp of stamps) {
        expect(runScript(database, (await stampScript(project, [stamp])).text)).toEqual(ran);
      }
      expect(await standing(project)).toMatchObject({ current: ['aaaa1111'], edited: [] });
    } finally {
      await project.close();
    }
  });

  test('stops where the database stands elsewhere', async () => {
    await using database = await createTestDatabase(server);
    const project = await openOn(database, migrations);
    try {
      const { text } = await upgradeScript(project, 'aaaa1111');
      expect(runScript(database, text)).toEqual(ran);
      const before = await fingerprint(server, database.db);
      const late = await upgradeScript(project, 'bbbb2222:head');
      for (const script of [text, late.text]) {
        const { failed, errors } = runScript(database, script);
        expect(failed).toBe(true);
        expect(errors).toMatch(/version_num/);
      }
      expect(await fingerprint(server, database.db)).toEqual(before);
    } finally {
      await project.close();
    }
  });
});
