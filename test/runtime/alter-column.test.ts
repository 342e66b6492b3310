import { describe, expect, test } from 'vitest';
import {
  check,
  column,
  primaryKey,
  unique,
  type AlterColumnOptions,
  type Operations,
} from '../../src/index.ts';
import { createTestDatabase, serverNames, type ServerName } from '../support/server.ts';
import { effectOf, migrate } from './migrate.ts';

/** What `alterColumn` is told, without `existing`, and the line of the catalog afterwards. */
interface Alteration {
  readonly name: string;
  readonly change: AlterColumnOptions;
  readonly becomes: Readonly<Record<ServerName, string>>;
}

const was: Readonly<Record<ServerName, string>> = {
  sqlite: "table users: name varchar(50)COLLATE NOCASE DEFAULT('anonymous')",
  postgres: `column users.name character varying(50) default 'anonymous'::character varying identity= generated= collation "C" comment shown in lists`,
  mysql:
    "users: `name` varchar(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT 'anonymous' COMMENT 'shown in lists'",
  mariadb:
    "users: `name` varchar(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT 'anonymous' COMMENT 'shown in lists'",
};

/** The line as it was, but for some of its words. */
function wasBut(...words: readonly (readonly [from: string | RegExp, to: string])[]): typeof was {
  const replace = (line: string): string =>
    words.reduce((text, [from, to]) => text.replace(from, to), line);
  return {
    sqlite: replace(was.sqlite),
    postgres: replace(was.postgres),
    mysql: replace(was.mysql),
    mariadb: replace(was.mariadb),
  };
}

const alterations: readonly Alteration[] = [
  { name: 'its type', change: { type: 'varchar(80)' }, becomes: wasBut(['(50)', '(80)']) },
  {
    name: 'whether it may be null',
    change: { nullable: false, fill: 'nobody' },
    becomes: {
      ...wasBut([/utf8mb4_bin/, 'utf8mb4_bin NOT NULL']),
      sqlite: was.sqlite.replace('NOCASE', 'NOCASE NOT NULL'),
      postgres: was.postgres.replace('(50)', '(50) not null'),
    },
  },
  {
    name: 'its default',
    change: { default: 'nobody' },
    becomes: wasBut(['anonymous', 'nobody']),
  },
  {
    name: 'its default to none',
    change: { default: null },
    becomes: {
      ...wasBut(["'anonymous'", 'NULL']),
      sqlite: was.sqlite.replace("DEFAULT('anonymous')", '').trim(),
      postgres: was.postgres.replace(" default 'anonymous'::character varying", ''),
    },
  },
  {
    name: 'its comment',
    change: { comment: 'for humans' },
    becomes: wasBut(['shown in lists', 'for humans']),
  },
  {
    name: 'its comment to none',
    change: { comment: null },
    becomes: wasBut([" COMMENT 'shown in lists'", ''], [' comment shown in lists', '']),
  },
];

const collations = { sqlite: 'NOCASE', postgres: 'C', mysql: 'utf8mb4_bin' };

async function prepare(op: Operations): Promise<void> {
  await op.createTable('users', [
    column('id', 'integer', { generated: 'increment' }),
    column('name', 'varchar(50)', {
      nullable: true,
      default: 'anonymous',
      comment: 'shown in lists',
      collation: collations[op.dialect],
    }),
    column('email', 'varchar(100)'),
    primaryKey(['id'], { name: 'pk_users' }),
    unique(['email'], { name: 'uq_users_email' }),
    check("name <> ''", { name: 'ck_users_name' }),
  ]);
  await op.createIndex('ix_users_name', 'users', ['name']);
  await op.execute("INSERT INTO users (name, email) VALUES ('Ada', 'a'), ('Grace', 'b')");
}

describe.each(serverNames)('alterColumn without `existing` on %s', (server) => {
  test.each(alterations)('changes $name and keeps the rest', async ({ change, becomes }) => {
    await using database = await createTestDatabase(server);
    await migrate(database, prepare);
    const effect = await effectOf(database, (op) => op.alterColumn('users', 'name', change));
    const isSame = becomes[server] === was[server];
    expect(effect).toEqual({
      gained: isSame ? '' : becomes[server],
      lost: isSame ? '' : was[server],
    });
    expect(await database.db.query('SELECT id, name, email FROM users ORDER BY id')).toEqual([
      { id: 1, name: 'Ada', email: 'a' },
      { id: 2, name: 'Grace', email: 'b' },
    ]);
  });
});

test('a computed column that is to be stored keeps its expression', async () => {
  await using database = await createTestDatabase('sqlite');
  await migrate(database, (op) =>
    op.createTable('items', [
      column('price', 'integer'),
      column('double', 'integer', { nullable: true, asExpression: 'price * 2' }),
    ]),
  );
  const existing = { type: 'integer', nullable: true, asExpression: 'price * 2' } as const;
  const { gained } = await effectOf(database, (op) =>
    op.alterColumn('items', 'double', { generatedType: 'STORED', existing }),
  );
  expect(gained).toMatch(/price \* 2\) ?STORED/);
  await expect(
    migrate(database, (op) => op.alterColumn('items', 'double', { generatedType: 'VIRTUAL' })),
  ).rejects.toThrow('SQLite cannot change how double is computed without its expression');
});
