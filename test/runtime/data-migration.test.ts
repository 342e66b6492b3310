import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { openProject, upgrade } from '../../src/index.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

const user = new EntitySchema({
  name: 'User',
  tableName: 'users',
  columns: {
    id: { type: 'int', primary: true, generated: 'increment' },
    name: { type: 'varchar', length: 50 },
    slug: { type: 'varchar', length: 50, nullable: true },
    seen: { type: 'date', nullable: true },
  },
});

const createUsers = `await op.createTable('users', [
    column('id', 'integer', { generated: 'increment' }),
    column('name', 'varchar(50)'),
    column('slug', 'varchar(50)', { nullable: true }),
    column('seen', 'date', { nullable: true }),
    primaryKey(['id']),
  ]);
  await op.bulkInsert('users', [{ name: 'Ada' }, { name: 'Bob' }]);`;

/** Runs these bodies of `upgrade` as revisions that follow each other, in a process of their own project. */
async function run({ options }: TestDatabase, ...bodies: readonly string[]): Promise<void> {
  const files = bodies.map((body, index) => {
    const downRevision = index === 0 ? null : `aaaa${index}`;
    return [`${index}.ts`, migrationFile(`aaaa${index + 1}`, { downRevision, upgrade: body })];
  });
  const migrations = temporaryProject(Object.fromEntries(files));
  const project = await openProject({ dataSource: { ...options, entities: [user] }, migrations });
  try {
    await upgrade(project);
  } finally {
    await project.close();
  }
}

async function usersIn({ db }: TestDatabase): Promise<unknown> {
  return db.query('SELECT name, slug FROM users ORDER BY id');
}

const commits = serverNames.filter((server) => server === 'mysql' || server === 'mariadb');

describe.each(serverNames)('a data migration on %s', (server) => {
  test('works with the repositories of the project', async () => {
    await using database = await createTestDatabase(server);
    await run(
      database,
      createUsers,
      `const manager = await op.manager();
      const users = manager.getRepository('User');
      for (const each of await users.find({ order: { id: 'ASC' } })) {
        await users.save({ ...each, slug: String(each.name).toLowerCase(), seen: '2026-02-28' });
      }
      await users.save({ name: 'Cy' });
      await manager.query('DELETE FROM users WHERE name = ' + "'Bob'");
      await users.createQueryBuilder().update().set({ slug: 'c' }).where({ name: 'Cy' }).execute();`,
    );
    expect(await usersIn(database)).toEqual([
      { name: 'Ada', slug: 'ada' },
      { name: 'Cy', slug: 'c' },
    ]);
  });

  test('works with entities of its own, in tables that the project knows otherwise', async () => {
    await using database = await createTestDatabase(server);
    await run(
      database,
      `await op.createTable('people', [column('code', 'varchar(9)'), primaryKey(['code'])]);
      const { EntitySchema } = await import('typeorm');
      const person = new EntitySchema({ name: 'people', columns: { code: { type: String, primary: true } } });
      await op.once(async () => {
        const people = (await op.manager([person])).getRepository('people');
        await people.insert([{ code: 'a' }, { code: 'b' }]);
        await op.execute("DELETE FROM people WHERE code = 'a'");
      });`,
    );
    expect(await database.db.query('SELECT code FROM people')).toEqual([{ code: 'b' }]);
  });

  test('is rolled back with its migration, transactions of TypeORM included', async () => {
    await using database = await createTestDatabase(server);
    const failed = run(
      database,
      createUsers,
      `const manager = await op.manager();
      await manager.save('User', { name: 'Cy' });
      await manager.transaction(async (inner) => { await inner.insert('User', { name: 'Dee' }); });
      const queryRunner = op.queryRunner();
      await queryRunner.startTransaction();
      await queryRunner.query('DELETE FROM users');
      await queryRunner.commitTransaction();
      throw new Error('thought better of it');`,
    );
    expect((await rejectionOf(failed)).message).toContain('failed: thought better of it.');
    expect(await usersIn(database)).toEqual([
      { name: 'Ada', slug: null },
      { name: 'Bob', slug: null },
    ]);
  });

  test('can take back a part of its own', async () => {
    await using database = await createTestDatabase(server);
    await run(
      database,
      createUsers,
      `const manager = await op.manager();
      await manager.transaction(async (inner) => {
        await inner.delete('User', { name: 'Ada' });
        await inner.transaction(async (innermost) => {
          await innermost.delete('User', { name: 'Bob' });
          throw new Error('keep Bob');
        }).catch(() => {});
      });`,
    );
    expect(await usersIn(database)).toEqual([{ name: 'Bob', slug: null }]);
  });

  test('names the statement that failed', async () => {
    await using database = await createTestDatabase(server);
    const failed = run(
      database,
      `${createUsers}
      await (await op.manager()).query('UPDATE nothing SET id = 1');`,
    );
    expect((await rejectionOf(failed)).message).toContain(
      '(while running: UPDATE nothing SET id = 1)',
    );
  });

  test('has a query runner that changes the schema too', async () => {
    await using database = await createTestDatabase(server);
    await run(database, createUsers, `await op.queryRunner().dropColumn('users', 'seen');`);
    const rows = (await database.db.query('SELECT * FROM users')) as object[];
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'name', 'slug']);
  });
});

describe.each(commits)('a data migration that is run again on %s', (server) => {
  const greet = `await (await op.manager()).insert('User', { name: 'Cy' });`;
  const change = `await op.addColumn('users', column('age', 'integer', { nullable: true }));`;

  test('does not repeat what stands in op.once', async () => {
    await using database = await createTestDatabase(server);
    const body = (last: string): string =>
      `${createUsers} await op.once(async () => { ${greet} }); ${change} ${last}`;
    await expect(run(database, body(`await op.dropTable('nothing');`))).rejects.toThrow('nothing');
    await run(database, body(''));
    const names = (await database.db.query('SELECT name FROM users ORDER BY id')) as object[];
    expect(names).toEqual([{ name: 'Ada' }, { name: 'Bob' }, { name: 'Cy' }]);
  });

  test('is told before what nobody remembers is committed', async () => {
    await using database = await createTestDatabase(server);
    const failed = await rejectionOf(run(database, createUsers, `${greet} ${change}`));
    expect(failed.message).toContain(
      'a run that goes on after a failure would repeat `INSERT INTO',
    );
    expect(failed.hint).toContain('Write the rows in `op.once(async () => { … })`');
    expect(await usersIn(database)).toHaveLength(2);
    await run(database, createUsers, `await op.once(async () => { ${greet} }); ${change}`);
    expect(await usersIn(database)).toHaveLength(3);
  });

  test('is told before a change of the schema would commit a part of op.once', async () => {
    await using database = await createTestDatabase(server);
    const failed = await rejectionOf(
      run(database, createUsers, `await op.once(async () => { ${greet} ${change} });`),
    );
    expect(failed.message).toContain('what `op.once` has written so far');
    expect(await usersIn(database)).toHaveLength(2);
  });

  test('does not repeat what its query runner did to the schema', async () => {
    await using database = await createTestDatabase(server);
    const body = (last: string): string =>
      `${createUsers} await op.queryRunner().query('CREATE TABLE tags (id int)'); ${last}`;
    await expect(run(database, body(`await op.dropTable('nothing');`))).rejects.toThrow('nothing');
    await run(database, body(''));
    expect(await database.db.query('SELECT * FROM tags')).toEqual([]);
  });
});
