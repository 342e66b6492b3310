import { expect, test } from 'vitest';
import {
  check,
  column,
  foreignKey,
  primaryKey,
  sql,
  unique,
  type Operations,
} from '../../src/index.ts';
import { dialectFor } from '../../src/dialect/open-dialect.ts';
import { createOperations } from '../../src/runtime/create-operations.ts';
import { createTestDatabase } from '../support/server.ts';
import { onlyPostgres, tryAll, type Attempt } from './attempt.ts';

type MethodAttempt = Attempt & { readonly method: keyof Operations };

const exclusion = 'USING gist (int4range(id, id + 1) WITH &&)';

const attempts: readonly MethodAttempt[] = [
  {
    method: 'createTable',
    run: (op) =>
      op.createTable(
        'tags',
        [
          column('id', 'integer', { generated: 'increment' }),
          column('label', 'varchar(20)', { default: 'none' }),
          column('post_id', 'integer', { nullable: true }),
          primaryKey(['id']),
          unique(['label'], { name: 'uq_tags_label' }),
          check(sql`${sql.identifier('label')} <> ''`, { name: 'ck_tags_label' }),
          foreignKey(['post_id'], 'posts', ['id'], { name: 'fk_tags_post', onDelete: 'CASCADE' }),
        ],
        { comment: 'words' },
      ),
    gains: /(?=[^]*ck_tags_label)(?=[^]*fk_tags_post.*CASCADE)[^]*uq_tags_label/,
  },
  { method: 'dropTable', run: (op) => op.dropTable('posts'), loses: /posts/ },
  {
    method: 'renameTable',
    run: (op) => op.renameTable('posts', 'articles'),
    gains: /articles.*\btitle\b/,
    loses: /posts.*\btitle\b/,
  },
  {
    method: 'createTableComment',
    run: (op) => op.createTableComment('posts', 'texts of users'),
    gains: /texts of users/,
    loses: /posts/,
    nothingOn: ['sqlite'],
  },
  {
    method: 'dropTableComment',
    given: (op) => op.createTableComment('posts', 'texts of users'),
    run: (op) => op.dropTableComment('posts', { existing: 'texts of users' }),
    gains: /posts/,
    loses: /texts of users/,
    nothingOn: ['sqlite'],
  },
  {
    method: 'alterTableOptions',
    run: (op) => op.alterTableOptions('pairs', { engine: 'MEMORY', withoutRowid: true }),
    gains: /pairs.*(MEMORY|WITHOUT ROWID)/,
    loses: /pairs/,
    nothingOn: ['postgres'],
  },
  {
    method: 'addColumn',
    run: (op) => op.addColumn('users', column('age', 'integer'), { fill: 7 }),
    gains: /users.*\bage\b.*not null/i,
    rows: ['SELECT email, age FROM users', [{ email: 'ada@example.org', age: 7 }]],
  },
  {
    method: 'dropColumn',
    run: (op) => op.dropColumn('posts', 'title'),
    loses: /^(table )?(column )?posts.*\btitle\b.*$/,
  },
  {
    method: 'alterColumn',
    run: (op) => op.alterColumn('users', 'name', { nullable: false, fill: 'nobody' }),
    gains: /\bname\b.*not null/i,
    loses: /\bname\b/,
    rows: ['SELECT name FROM users', [{ name: 'nobody' }]],
  },
  {
    method: 'renameColumn',
    run: (op) => op.renameColumn('posts', 'title', 'headline'),
    gains: /\bheadline\b/,
    loses: /\btitle\b/,
  },
  {
    method: 'batchAlterTable',
    run: (op) =>
      op.batchAlterTable('posts', (batch) => {
        batch.addColumn(column('views', 'integer', { nullable: true }));
        batch.alterColumn('title', { type: 'varchar(120)' });
        batch.renameColumn('user_id', 'author_id');
        batch.createUniqueConstraint('uq_posts_views', ['views']);
        batch.dropConstraint('fk_posts_user', { type: 'foreignKey' });
      }),
    gains: /\btitle\b.*120[^]*\bviews\b|\bviews\b[^]*\btitle\b.*120/,
    loses: /(?=[^]*fk_posts_user)[^]*\btitle\b.*80/,
  },
  {
    method: 'createIndex',
    run: (op) => op.createIndex('ix_posts_title', 'posts', ['title'], { unique: true }),
    gains: /UNIQUE.*ix_posts_title/,
  },
  {
    method: 'createIndex',
    run: (op) =>
      op.createIndex('ix_posts_some', 'posts', [{ column: 'title', order: 'DESC' }], {
        where: sql`${sql.identifier('title')} <> ${"it's"}`,
      }),
    gains: /ix_posts_some/,
  },
  {
    method: 'createIndex',
    run: (op) =>
      op.createIndex(
        'ix_posts_like',
        'posts',
        [{ column: 'title', operatorClass: 'varchar_pattern_ops' }],
        {
          include: ['user_id'],
          method: 'btree',
        },
      ),
    gains: /ix_posts_like/,
  },
  {
    method: 'createForeignKey',
    run: (op) =>
      op.createForeignKey('fk_logs_user', 'logs', ['id'], 'users', ['id'], {
        onUpdate: 'CASCADE',
        onDelete: 'RESTRICT',
        deferrable: 'INITIALLY DEFERRED',
      }),
    gains: /fk_logs_user.*users/,
  },
  {
    method: 'execute',
    run: (op) =>
      op.execute(
        sql`INSERT INTO ${sql.identifier('logs')} (id, kind) VALUES (${1}, ${`it's "\\" ?`}), (${2n}, ${null})`,
      ),
    rows: [
      'SELECT id, kind FROM logs ORDER BY id',
      [
        { id: 1, kind: `it's "\\" ?` },
        { id: 2, kind: null },
      ],
    ],
  },
  {
    method: 'execute',
    run: async (op) => {
      const odd = 'o`dd "n"';
      await op.execute(sql`CREATE TABLE ${sql.identifier(odd)} (id int)`);
      await op.execute(sql`INSERT INTO ${sql.identifier(odd)} VALUES (${7})`);
      const rows = await op.query<{ id: number }>(sql`SELECT id FROM ${sql.identifier(odd)}`);
      await op.execute(sql`DROP TABLE ${sql.identifier(odd)}`);
      await op.bulkInsert('logs', [{ id: rows[0]?.id ?? 0, kind: 'odd' }]);
    },
    rows: ['SELECT id, kind FROM logs', [{ id: 7, kind: 'odd' }]],
  },
  {
    method: 'dropIndex',
    run: (op) => op.dropIndex('ix_users_name', 'users'),
    loses: /ix_users_name/,
  },
  {
    method: 'renameIndex',
    run: (op) => op.renameIndex('users', 'ix_users_name', 'ix_names'),
    gains: /ix_names/,
    loses: /ix_users_name/,
  },
  {
    method: 'createPrimaryKey',
    run: (op) => op.createPrimaryKey('pk_logs', 'logs', ['id']),
    gains: /PRIMARY KEY/,
  },
  {
    method: 'createUniqueConstraint',
    run: (op) => op.createUniqueConstraint('uq_posts_title', 'posts', ['title']),
    gains: /uq_posts_title/,
  },
  {
    method: 'createForeignKey',
    run: (op) =>
      op.createForeignKey('fk_logs_user', 'logs', ['id'], 'users', ['id'], { onDelete: 'CASCADE' }),
    gains: /fk_logs_user.*users.*ON DELETE CASCADE/,
  },
  {
    method: 'createCheckConstraint',
    run: (op) =>
      op.createCheckConstraint('ck_logs_id', 'logs', sql`${sql.identifier('id')} > ${0}`),
    gains: /ck_logs_id.*> 0/,
  },
  {
    method: 'createExcludeConstraint',
    run: (op) => op.createExcludeConstraint('ex_logs_id', 'logs', exclusion),
    gains: /ex_logs_id EXCLUDE USING gist/,
    refusedBy: onlyPostgres,
  },
  ...(
    [
      ['unique', 'users', 'uq_users_email'],
      ['foreignKey', 'posts', 'fk_posts_user'],
      ['check', 'logs', 'ck_logs_kind'],
    ] as const
  ).flatMap(([type, table, name]): readonly MethodAttempt[] => [
    {
      method: 'dropConstraint',
      run: (op) => op.dropConstraint(name, table, { type }),
      loses: new RegExp(name),
    },
    {
      method: 'renameConstraint',
      run: (op) => op.renameConstraint(table, name, `${name}_2`, { type }),
      gains: new RegExp(`${name}_2`),
      loses: new RegExp(`${name}\\b`),
    },
  ]),
  {
    method: 'dropConstraint',
    run: (op) => op.dropConstraint('pk_pairs', 'pairs', { type: 'primaryKey' }),
    loses: /PRIMARY KEY/,
  },
  {
    method: 'renameConstraint',
    run: (op) => op.renameConstraint('pairs', 'pk_pairs', 'pk_both', { type: 'primaryKey' }),
    gains: /pk_both/,
    loses: /pk_pairs/,
    nothingOn: ['mysql', 'mariadb'],
  },
  {
    method: 'createForeignKey',
    run: (op) =>
      op.createForeignKey('fk_logs_user', 'logs', ['id'], 'users', ['id'], { notValid: true }),
    gains: /fk_logs_user/,
  },
  {
    method: 'validateConstraint',
    given: (op) => op.createCheckConstraint('ck_kind', 'logs', "kind <> 'y'", { notValid: true }),
    run: (op) => op.validateConstraint('ck_kind', 'logs'),
    gains: /ck_kind/,
    loses: /ck_kind.*NOT VALID/,
    nothingOn: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    method: 'createIndex',
    run: (op) =>
      op.createIndex('ix_posts_title', 'posts', ['title'], { algorithm: 'INPLACE', lock: 'NONE' }),
    gains: /ix_posts_title/,
  },
  {
    method: 'dropIndex',
    run: (op) => op.dropIndex('ix_users_name', 'users', { algorithm: 'INPLACE' }),
    loses: /ix_users_name/,
  },
  {
    method: 'batchAlterTable',
    run: (op) =>
      op.batchAlterTable(
        'posts',
        (batch) => batch.addColumn(column('views', 'integer', { nullable: true })),
        { algorithm: 'INSTANT' },
      ),
    gains: /views/,
  },
  {
    method: 'createEnum',
    run: (op) => op.createEnum('mood', ['calm', 'merry']),
    gains: /enum mood calm,merry/,
    nothingOn: onlyPostgres,
  },
  {
    method: 'alterEnum',
    given: (op) => op.createEnum('mood', ['calm']),
    run: (op) => op.alterEnum('mood', ['calm', 'merry'], { existing: ['calm'] }),
    gains: /enum mood calm,merry/,
    loses: /enum mood calm/,
    refusedBy: onlyPostgres,
  },
  {
    method: 'renameEnum',
    given: (op) => op.createEnum('mood', ['calm']),
    run: (op) => op.renameEnum('mood', 'humour'),
    gains: /enum humour calm/,
    loses: /enum mood calm/,
    nothingOn: onlyPostgres,
  },
  {
    method: 'renameSequence',
    given: async (op) => {
      if (op.dialect === 'postgres') await op.createSequence('counts');
    },
    run: (op) => op.renameSequence('counts', 'numbers'),
    gains: /numbers/,
    loses: /counts/,
    refusedBy: onlyPostgres,
  },
  {
    method: 'dropEnum',
    given: (op) => op.createEnum('mood', ['calm']),
    run: (op) => op.dropEnum('mood'),
    loses: /enum mood calm/,
    nothingOn: onlyPostgres,
  },
  {
    method: 'createView',
    run: (op) => op.createView('names', 'SELECT name FROM users'),
    gains: /\bnames\b[^]*\bname\b/,
  },
  {
    method: 'createView',
    run: (op) => op.createView('names', 'SELECT name FROM users', { materialized: true }),
    gains: /table names m/,
    refusedBy: onlyPostgres,
  },
  {
    method: 'replaceView',
    given: (op) => op.createView('names', 'SELECT name FROM users'),
    run: (op) => op.replaceView('names', 'SELECT name, email FROM users'),
    gains: /\bemail\b/,
    loses: /\bnames\b/,
  },
  {
    method: 'dropView',
    given: (op) => op.createView('names', 'SELECT name FROM users'),
    run: (op) => op.dropView('names'),
    loses: /\bnames\b/,
  },
  {
    method: 'createSequence',
    run: (op) => op.createSequence('numbers', { start: '5', increment: '2' }),
    gains: /table numbers S/,
    refusedBy: onlyPostgres,
    rows: ["SELECT nextval('numbers')::int + nextval('numbers')::int AS sum", [{ sum: 12 }]],
  },
  {
    method: 'alterSequence',
    given: (op) => op.createSequence('numbers', { start: '5', cycle: true }),
    run: (op) => op.alterSequence('numbers', { increment: '3' }),
    gains: /sequence numbers bigint 5 3/,
    loses: /sequence numbers bigint 5 1/,
    refusedBy: onlyPostgres,
    rows: [
      "SELECT start_value::int AS start, increment_by::int AS step, cycle FROM pg_sequences WHERE sequencename = 'numbers'",
      [{ start: 5, step: 3, cycle: true }],
    ],
  },
  {
    method: 'dropSequence',
    given: (op) => op.createSequence('numbers'),
    run: (op) => op.dropSequence('numbers'),
    loses: /table numbers S/,
    refusedBy: onlyPostgres,
  },
  {
    method: 'createSchema',
    run: (op) => op.createSchema('shop'),
    gains: /schema shop/,
    nothingOn: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    method: 'dropSchema',
    given: (op) => op.createSchema('shop'),
    run: (op) => op.dropSchema('shop'),
    loses: /schema shop/,
    nothingOn: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    method: 'createExtension',
    run: (op) => op.createExtension('citext'),
    nothingOn: ['sqlite', 'mysql', 'mariadb'],
    rows: ["SELECT extname FROM pg_extension WHERE extname = 'citext'", [{ extname: 'citext' }]],
  },
  {
    method: 'dropExtension',
    given: (op) => op.createExtension('citext'),
    run: (op) => op.dropExtension('citext'),
    nothingOn: ['sqlite', 'mysql', 'mariadb'],
    rows: ["SELECT extname FROM pg_extension WHERE extname = 'citext'", []],
  },
  {
    method: 'execute',
    run: (op) => op.execute(sql`INSERT INTO logs (id, kind) VALUES (${4}, ${"it's"})`),
    rows: ['SELECT id, kind FROM logs', [{ id: 4, kind: "it's" }]],
  },
  {
    method: 'execute',
    run: (op) =>
      op.execute(
        `INSERT INTO logs (id, kind) VALUES (${op.dialect === 'postgres' ? '$1, $2' : '?, ?'})`,
        [4, 'note'],
      ),
    rows: ['SELECT id, kind FROM logs', [{ id: 4, kind: 'note' }]],
  },
  {
    method: 'invoke',
    run: (op) =>
      op.invoke({
        kind: 'dropIndex',
        table: { schema: null, name: 'users' },
        index: 'ix_users_name',
        existing: null,
      }),
    loses: /ix_users_name/,
  },
  {
    method: 'bulkInsert',
    run: (op) => op.bulkInsert('logs', [{ id: 1, kind: null }]),
    rows: ['SELECT id, kind FROM logs', [{ id: 1, kind: null }]],
  },
  {
    method: 'query',
    run: async (op) => {
      const users = await op.query<{ email: string }>(
        sql`SELECT email FROM ${sql.identifier('users')}`,
      );
      await op.execute(sql`INSERT INTO logs (id, kind) VALUES (${1}, ${users[0]?.email ?? ''})`);
    },
    rows: ['SELECT kind FROM logs', [{ kind: 'ada@example.org' }]],
  },
];

tryAll('a migration written by hand', attempts);

/** What works with rows and transactions has tests of its own. */
const triedElsewhere = new Set(['queryRunner', 'manager', 'once', 'autocommit']);

test('every operation is tried', async () => {
  await using database = await createTestDatabase('sqlite');
  const dialect = await dialectFor(database.options.type)(database.db);
  const operations = Object.entries(createOperations({ dialect, db: database.db }));
  const names = operations.filter(([, member]) => typeof member === 'function');
  const tried = new Set<string>(attempts.map(({ method }) => method));
  expect(
    names.map(([name]) => name).filter((name) => !tried.has(name) && !triedElsewhere.has(name)),
  ).toEqual([]);
});
