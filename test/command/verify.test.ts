import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { Post } from '../../entities/post.ts';
import { Tag } from '../../entities/tag.ts';
import { User } from '../../entities/user.ts';
import { openProject, verify, type Verification } from '../../src/index.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile, type MigrationFile } from '../support/migration-file.ts';
import {
  createTestDatabase,
  serverNames,
  type ServerName,
  type TestDatabase,
} from '../support/server.ts';

const root = join(import.meta.dirname, '../..');

const passed = { outcome: 'passed' };
const skipped = { outcome: 'skipped' };

/** What the database of a test holds when its second migration has run. */
const userEntity = new EntitySchema({
  name: 'users',
  columns: {
    id: { type: Number, primary: true, generated: true },
    name: { type: String, length: 40 },
    note: { type: String, length: 100, nullable: true },
    age: { type: Number, nullable: true },
  },
  indices: [{ name: 'ix_users_name', columns: ['name'] }],
});

const first: MigrationFile = {
  upgrade: `await op.createTable('users', [
      column('id', 'integer', { generated: 'increment' }),
      column('name', 'varchar(40)'),
      column('note', 'varchar(100)', { nullable: true }),
      primaryKey(['id'], { name: 'PK_a3ffb1c0c8416b9fc6f907b7433' }),
    ]);`,
  downgrade: `await op.dropTable('users');`,
};

const second: MigrationFile = {
  upgrade: `await op.addColumn('users', column('age', 'integer', { nullable: true }));
    await op.createIndex('ix_users_name', 'users', ['name']);`,
  downgrade: `await op.dropIndex('ix_users_name', 'users');
    await op.dropColumn('users', 'age');`,
};

/** Has a migration write the name of its database into the file `name`. */
const tellName: Readonly<Record<ServerName, string>> = {
  sqlite: '',
  postgres: tell('SELECT current_database() AS name'),
  mysql: tell('SELECT DATABASE() AS name'),
  mariadb: tell('SELECT DATABASE() AS name'),
};

function tell(query: string): string {
  return `const { writeFileSync } = await import('node:fs');
    const [row] = await op.query('${query}');
    writeFileSync(new URL('../name', import.meta.url), row.name);`;
}

interface Trial {
  readonly found: readonly Verification[];
  /** Whether the scratch database that the migration has seen is still there. */
  readonly isLeft: boolean;
}

/** Verifies the second of two migrations for the entity; `change` of it is what the test is about. */
async function tryMigration(database: TestDatabase, change: MigrationFile): Promise<Trial> {
  const { server, db, options } = database;
  const upgrade = `${tellName[server]}\n${change.upgrade ?? second.upgrade}`;
  const directory = temporaryProject({
    'migrations/first.ts': migrationFile('aaaa1111', first),
    'migrations/second.ts': migrationFile('aaaa2222', {
      ...second,
      ...change,
      upgrade,
      downRevision: 'aaaa1111',
    }),
  });
  const project = await openProject({
    cwd: directory,
    dataSource: { ...options, entities: [userEntity] },
  });
  const before = await fingerprint(server, db);
  const found = await verify(project).finally(() => project.close());
  expect(await fingerprint(server, db), 'the real database').toEqual(before);
  return { found, isLeft: await isLeft(database, join(directory, 'name')) };
}

async function isLeft({ server, db }: TestDatabase, file: string): Promise<boolean> {
  if (server === 'sqlite') return false;
  expect(existsSync(file), 'the migration has told where it runs').toBe(true);
  const name = readFileSync(file, 'utf8');
  expect(name).toMatch(/^limbeck_scratch_[0-9a-f]{12}$/);
  const query =
    server === 'postgres'
      ? `SELECT 1 FROM pg_database WHERE datname = '${name}'`
      : `SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '${name}'`;
  return ((await db.query(query)) as readonly unknown[]).length > 0;
}

/** Migrations with a fault, and what is found. */
const faults: readonly {
  readonly name: string;
  readonly change: MigrationFile;
  readonly found: object;
}[] = [
  {
    name: 'an upgrade that misses a column',
    change: {
      upgrade: `await op.createIndex('ix_users_name', 'users', ['name']);`,
      downgrade: `await op.dropIndex('ix_users_name', 'users');`,
    },
    found: {
      up: {
        outcome: 'failed',
        reason: 'After the upgrade the database is not what the entities declare.',
        differences: [expect.stringMatching(/^\+ users\.age /)],
      },
      down: passed,
      data: passed,
    },
  },
  {
    name: 'a downgrade that misses an index',
    change: { downgrade: `await op.dropColumn('users', 'age');` },
    found: {
      up: { outcome: 'failed', reason: expect.stringContaining('ix_users_name') },
      down: {
        outcome: 'failed',
        reason: 'After the downgrade the catalog is not what it was before the upgrade.',
        differences: [expect.stringMatching(/^left: .*ix_users_name/)],
      },
      data: passed,
    },
  },
  {
    name: 'a downgrade that fails on rows',
    change: {
      downgrade: `await op.dropIndex('ix_users_name', 'users');
        await op.dropColumn('users', 'age');
        await op.createCheckConstraint('ck_short', 'users', sql\`length(name) < 10\`);`,
    },
    found: {
      up: passed,
      down: {
        outcome: 'failed',
        reason: expect.stringMatching(/^The downgrade of revision aaaa2222 .* failed: /),
      },
      data: passed,
    },
  },
  {
    name: 'an upgrade that fails on rows',
    change: {
      upgrade: `${second.upgrade}
        await op.alterColumn('users', 'note', { nullable: false, existing: { type: 'varchar(100)', nullable: true } });`,
    },
    found: {
      up: {
        outcome: 'failed',
        reason: expect.stringMatching(/^The upgrade of revision aaaa2222 .* failed: /),
      },
      down: skipped,
      data: skipped,
    },
  },
  {
    name: 'a migration that loses a row',
    change: {
      upgrade: `${second.upgrade}
        await op.execute('DELETE FROM users WHERE note IS NULL');`,
    },
    found: {
      up: passed,
      down: passed,
      data: {
        outcome: 'failed',
        reason: 'The upgrade does not keep rows or values that were there.',
        differences: ['users: 3 rows, and 2 afterwards'],
      },
    },
  },
  {
    name: 'a downgrade that makes a column anew',
    change: {
      downgrade: `await op.dropIndex('ix_users_name', 'users');
        await op.dropColumn('users', 'age');
        await op.dropColumn('users', 'note');
        await op.addColumn('users', column('note', 'varchar(100)', { nullable: true }));`,
    },
    found: {
      up: passed,
      down: passed,
      data: { outcome: 'failed', differences: [expect.stringMatching(/^users\.note: /)] },
    },
  },
];

describe.each(serverNames)('verify on %s', (server) => {
  test('finds nothing wrong with the worked example', async () => {
    await using database = await createTestDatabase(server);
    const project = await openProject({
      cwd: root,
      dataSource: { ...database.options, entities: [User, Post, Tag] },
    });
    const before = await fingerprint(server, database.db);
    const found = await verify(project).finally(() => project.close());
    expect(found).toEqual([
      {
        revision: '827db71cd7cf',
        database: expect.stringMatching(/^(?:PostgreSQL|MySQL|MariaDB|SQLite) \d+\./),
        up: passed,
        down: passed,
        data: passed,
        unseeded: [],
      },
    ]);
    expect(await fingerprint(server, database.db)).toEqual(before);
  });

  test('finds nothing wrong with a migration that is right, and leaves nothing behind', async () => {
    await using database = await createTestDatabase(server);
    const { found, isLeft } = await tryMigration(database, {});
    expect(found).toMatchObject([{ revision: 'aaaa2222', up: passed, down: passed, data: passed }]);
    expect(isLeft).toBe(false);
  });

  test.each(faults)('finds $name, and leaves nothing behind', async ({ change, found: wanted }) => {
    await using database = await createTestDatabase(server);
    const { found, isLeft } = await tryMigration(database, change);
    expect(found).toMatchObject([{ revision: 'aaaa2222', ...wanted }]);
    expect(isLeft).toBe(false);
  });
});
