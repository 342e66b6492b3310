import { describe, expect, test } from 'vitest';
import { current, openProject, upgrade, type Project } from '../../src/index.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

const create = `await op.createTable('users', [column('id', 'integer'), column('email', 'varchar(50)'), primaryKey(['id'])]);
  await op.bulkInsert('users', [{ id: 1, email: 'a' }, { id: 2, email: 'b' }]);`;

/** Works with a project of one revision, whose upgrade can be corrected. */
async function withMigration(
  { options }: TestDatabase,
  upgradeBody: string,
  work: (project: () => Promise<Project>, correct: (body: string) => void) => Promise<void>,
): Promise<void> {
  const migrations = temporaryProject({
    'first.ts': migrationFile('aaaa1111', { upgrade: upgradeBody }),
  });
  const open: Project[] = [];
  const next = async (): Promise<Project> => {
    const project = await openProject({ dataSource: { ...options, entities: [] }, migrations });
    open.push(project);
    return project;
  };
  try {
    await work(next, (body) =>
      writeFiles(migrations, { 'first.ts': migrationFile('aaaa1111', { upgrade: body }) }),
    );
  } finally {
    for (const project of open) await project.close();
  }
}

async function count({ db }: TestDatabase, table: string): Promise<number> {
  const [row] = (await db.query(`SELECT count(*) AS number FROM ${table}`)) as {
    number: unknown;
  }[];
  return Number(row?.number);
}

describe.each(serverNames)('op.autocommit on %s', (server) => {
  const alone = { sqlite: 'VACUUM', postgres: 'VACUUM', mysql: 'DO 1', mariadb: 'DO 1' }[server];

  test('runs outside of a transaction what stands between two', async () => {
    await using database = await createTestDatabase(server);
    const body = `${create}
      await op.autocommit(async () => { await op.execute('${alone}'); });
      await op.bulkInsert('users', [{ id: 3, email: 'c' }]);`;
    await withMigration(database, body, async (project) => {
      const { to } = await upgrade(await project());
      expect(to).toEqual(['aaaa1111']);
    });
    expect(await count(database, 'users')).toBe(3);
    expect(await count(database, 'limbeck_journal')).toBe(0);
  });

  test('keeps what stands before a failure, and the next run goes on there', async () => {
    await using database = await createTestDatabase(server);
    const body = (last: string): string => `${create}
      await op.autocommit(async () => {
        await op.execute("INSERT INTO users VALUES (3, 'c')");
        await op.execute('${alone}');
      });
      await op.bulkInsert('users', [{ id: 4, email: 'd' }]);
      ${last}`;
    await withMigration(
      database,
      body(`await op.dropTable('nothing');`),
      async (project, correct) => {
        const failed = await rejectionOf(upgrade(await project()));
        expect(failed.message).toContain('failed: There is no table nothing.');
        expect(failed.hint).toContain('what ran before stays, up to');
        expect(await count(database, 'users')).toBe(3);
        expect((await current(await project())).revisions).toEqual([]);
        await expect(upgrade(await project())).rejects.toThrow('There is no table nothing');
        expect(await count(database, 'users')).toBe(3);
        correct(body(`await op.dropTable('users', { ifExists: false });`));
        await upgrade(await project());
        expect((await current(await project())).revisions).toHaveLength(1);
        expect(await count(database, 'limbeck_journal')).toBe(0);
      },
    );
  });

  test('says of a step that failed outside of a transaction what has run', async () => {
    await using database = await createTestDatabase(server);
    const body = `${create} await op.autocommit(async () => { await op.execute('no SQL'); });`;
    await withMigration(database, body, async (project, correct) => {
      const failed = await rejectionOf(upgrade(await project()));
      expect(failed.message).toContain('(while running: no SQL)');
      expect(failed.hint).toContain('what ran before stays, up to');
      expect(await count(database, 'users')).toBe(2);
      correct(create);
      await upgrade(await project());
      expect(await count(database, 'users')).toBe(2);
    });
  });

  test('does not let go of the lock', async () => {
    await using database = await createTestDatabase(server);
    const other = `const { openProject, upgrade } = await import('limbeck');`;
    const body = `${create}
      await op.autocommit(async () => {
        ${other}
        const project = await openProject({ dataSource: ${JSON.stringify(database.options)}, migrations: import.meta.dirname });
        project.config.lockTimeout = 300;
        try {
          await upgrade(project);
        } catch (error) {
          await op.bulkInsert('users', [{ id: 9, email: error.code }]);
        } finally {
          await project.close();
        }
      });`;
    await withMigration(database, body, async (project) => {
      await upgrade(await project());
    });
    expect(await database.db.query('SELECT email FROM users WHERE id = 9')).toEqual([
      { email: 'LOCK_TIMEOUT' },
    ]);
  });

  test('refuses to commit rows that nobody has written down', async () => {
    await using database = await createTestDatabase(server);
    const body = `${create}
      await op.query("INSERT INTO users VALUES (3, 'c')");
      await op.autocommit(async () => {});`;
    await withMigration(database, body, async (project) => {
      const failed = await rejectionOf(upgrade(await project()));
      expect(failed.message).toContain('would repeat `INSERT INTO users VALUES (3,');
    });
  });

  test('builds and drops an index concurrently, which other databases do at once', async () => {
    await using database = await createTestDatabase(server);
    const body = `${create}
      await op.autocommit(async () => {
        await op.createIndex('ix_email', 'users', ['email'], { concurrently: true, unique: true });
        await op.createIndex('ix_id', 'users', ['id'], { concurrently: true });
        await op.dropIndex('ix_id', 'users', { concurrently: true });
      });`;
    await withMigration(database, body, async (project) => {
      await upgrade(await project());
    });
    const insert = database.db.query("INSERT INTO users VALUES (3, 'a')");
    await expect(insert).rejects.toThrow(/unique|duplicate/i);
  });
});

describe.runIf(serverNames.includes('postgres'))('an index built concurrently', () => {
  test('is refused inside of a transaction', async () => {
    await using database = await createTestDatabase('postgres');
    const body = `${create} await op.createIndex('ix_email', 'users', ['email'], { concurrently: true });`;
    await withMigration(database, body, async (project) => {
      const failed = await rejectionOf(upgrade(await project()));
      expect(failed.message).toContain(
        'PostgreSQL cannot create the index ix_email concurrently inside of a transaction',
      );
      expect(failed.hint).toContain('op.autocommit');
    });
  });

  test('takes the place of what an attempt that failed has left', async () => {
    await using database = await createTestDatabase('postgres');
    const body = `${create}
      await op.execute("INSERT INTO users VALUES (3, 'a')");
      await op.autocommit(async () => {
        await op.createIndex('ix_email', 'users', ['email'], { concurrently: true, unique: true });
      });`;
    await withMigration(database, body, async (project) => {
      await expect(upgrade(await project())).rejects.toThrow('could not create unique index');
      await database.db.query('DELETE FROM users WHERE id = 3');
      await upgrade(await project());
    });
    const [index] = (await database.db.query(
      "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_email'::regclass",
    )) as object[];
    expect(index).toEqual({ indisvalid: true });
  });

  test('an enumerated value can be used where it was added outside', async () => {
    await using database = await createTestDatabase('postgres');
    const body = `await op.createEnum('mood', ['calm']);
      await op.autocommit(async () => {
        await op.alterEnum('mood', ['calm', 'merry'], { existing: ['calm'] });
      });
      await op.execute("CREATE TABLE days AS SELECT 'merry'::mood AS mood");`;
    await withMigration(database, body, async (project) => {
      await upgrade(await project());
    });
    expect(await count(database, 'days')).toBe(1);
  });
});
