import {
  check,
  column,
  enumType,
  foreignKey,
  primaryKey,
  sql,
  unique,
  type Operations,
} from '../../src/index.ts';
import type { SequenceOptions } from '../../src/runtime/operations.ts';
import type { DetailedIndexKey } from '../../src/schema/index-spec.ts';
import { onlyPostgres, tryAll, type Attempt } from './attempt.ts';

/** What an operation takes last, where that is something to leave out. */
type OptionsOf<Method> = Method extends (...parameters: infer All) => unknown
  ? Required<All> extends readonly [...unknown[], infer Last]
    ? Last extends
        | string
        | readonly unknown[]
        | { readonly kind: string }
        | ((...parameters: never) => unknown)
      ? never
      : Last
    : never
  : never;

/** Tried with every operation at once, in tests of their own. */
type Common = 'schema' | 'ifExists' | 'ifNotExists';

type Case = Omit<Attempt, 'method'>;

type Cases<Options> = Readonly<Record<Exclude<keyof Options, Common>, Case>>;

const mysqls = ['mysql', 'mariadb'] as const;
const id = column('id', 'integer');
const views = column('views', 'integer', { nullable: true });
const anyIndex = /ix_posts/;

const createTable: Cases<OptionsOf<Operations['createTable']>> = {
  comment: {
    run: (op) => op.createTable('tags', [id], { comment: 'words' }),
    gains: /tags/,
    shows: { text: /tags.*words|words/, on: ['postgres', ...mysqls] },
  },
  engine: {
    run: (op) => op.createTable('tags', [id], { engine: 'MEMORY' }),
    gains: /tags/,
    shows: { text: /ENGINE=MEMORY/, on: mysqls },
  },
  charset: {
    run: (op) => op.createTable('tags', [id], { charset: 'latin1' }),
    gains: /tags/,
    shows: { text: /CHARSET=latin1/, on: mysqls },
  },
  collation: {
    run: (op) => op.createTable('tags', [id], { charset: 'utf8mb4', collation: 'utf8mb4_bin' }),
    gains: /tags/,
    shows: { text: /COLLATE=utf8mb4_bin/, on: mysqls },
  },
  withoutRowid: {
    run: (op) => op.createTable('tags', [id, primaryKey(['id'])], { withoutRowid: true }),
    gains: /tags/,
    shows: { text: /tags.*WITHOUT ROWID/i, on: ['sqlite'] },
  },
  strict: {
    run: (op) => op.createTable('tags', [column('n', 'integer')], { strict: true }),
    gains: /tags/,
    shows: { text: /tags.*STRICT/i, on: ['sqlite'] },
  },
};

const renameTable: Cases<OptionsOf<Operations['renameTable']>> = {
  newSchema: {
    given: (op) => op.createSchema('shop'),
    run: (op) => op.renameTable('logs', 'logs', { newSchema: 'shop' }),
    gains: /shop\.logs/,
    loses: /logs/,
    // A schema is a database on MySQL, and there are none on SQLite.
    servers: ['postgres'],
  },
};

const comments: Cases<OptionsOf<Operations['createTableComment']>> = {
  existing: {
    given: (op) => op.createTableComment('posts', 'first'),
    run: (op) => op.createTableComment('posts', 'second', { existing: 'first' }),
    gains: /second/,
    loses: /first/,
    nothingOn: ['sqlite'],
  },
};

const dropTableComment: Cases<OptionsOf<Operations['dropTableComment']>> = {
  existing: {
    given: (op) => op.createTableComment('posts', 'first'),
    run: (op) => op.dropTableComment('posts', { existing: 'first' }),
    gains: /posts/,
    loses: /first/,
    nothingOn: ['sqlite'],
  },
};

const addColumn: Cases<OptionsOf<Operations['addColumn']>> = {
  fill: {
    run: (op) => op.addColumn('users', column('size', 'integer'), { fill: sql`length(email)` }),
    gains: /size/,
    rows: ['SELECT size FROM users', [{ size: 15 }]],
  },
  insertBefore: {
    run: (op) => op.addColumn('users', views, { insertBefore: 'email' }),
    gains: /views/,
    refusedBy: ['postgres'],
    rows: ['SELECT * FROM users', [{ id: 1, views: null, email: 'ada@example.org', name: null }]],
  },
  insertAfter: {
    run: (op) => op.addColumn('users', views, { insertAfter: 'id' }),
    gains: /views/,
    refusedBy: ['postgres'],
    rows: ['SELECT * FROM users', [{ id: 1, views: null, email: 'ada@example.org', name: null }]],
  },
};

const alterColumn: Cases<Parameters<Operations['alterColumn']>[2]> = {
  type: {
    run: (op) => op.alterColumn('posts', 'title', { type: 'varchar(120)' }),
    gains: /title.*120/,
    loses: /title.*80/,
  },
  nullable: {
    run: (op) => op.alterColumn('users', 'email', { nullable: true }),
    gains: /email/,
    loses: /email.*not null/i,
  },
  default: {
    run: (op) => op.alterColumn('users', 'name', { default: "it's" }),
    gains: /name.*it''s/,
    loses: /name/,
  },
  generated: {
    run: (op) => op.alterColumn('posts', 'id', { generated: 'increment' }),
    gains: /nextval|AUTO_?INCREMENT/i,
    loses: /posts/,
  },
  generatedIdentity: {
    run: (op) =>
      op.alterColumn('posts', 'id', { generated: 'identity', generatedIdentity: 'ALWAYS' }),
    gains: /posts/,
    loses: /posts/,
    servers: ['postgres'],
    shows: { text: /posts.id .*identity=a/, on: ['postgres'] },
  },
  asExpression: {
    run: (op) =>
      op.alterColumn('posts', 'title', { asExpression: sql`length('A')`, generatedType: 'STORED' }),
    gains: /title.*length\(/i,
    loses: /title/,
  },
  generatedType: {
    given: (op) =>
      op.addColumn(
        'users',
        column('short', 'varchar(50)', {
          nullable: true,
          asExpression: sql`lower(name)`,
          generatedType: 'STORED',
        }),
      ),
    run: (op) =>
      op.alterColumn('users', 'short', {
        asExpression: sql`lower(name)`,
        generatedType: 'VIRTUAL',
        existing: { type: 'varchar(50)', nullable: true },
      }),
    gains: /short.*VIRTUAL|short.*lower/i,
    loses: /short.*STORED/i,
    // PostgreSQL 15 knows no other kind than stored ones.
    servers: ['sqlite', ...mysqls],
  },
  collation: {
    run: (op) => op.alterColumn('users', 'name', { collation: collationOf(op) }),
    gains: /name.*(?:"C"|NOCASE|utf8mb4_bin)/i,
    loses: /name/,
  },
  charset: {
    run: (op) => op.alterColumn('users', 'name', { charset: 'latin1' }),
    gains: /name.*latin1/,
    loses: /name/,
    nothingOn: ['sqlite', 'postgres'],
  },
  comment: {
    run: (op) => op.alterColumn('users', 'name', { comment: 'as called' }),
    gains: /as called/,
    loses: /name/,
    nothingOn: ['sqlite'],
  },
  onUpdate: {
    given: (op) => op.addColumn('posts', column('seen', 'timestamp', { nullable: true })),
    run: (op) => op.alterColumn('posts', 'seen', { onUpdate: sql`CURRENT_TIMESTAMP(6)` }),
    gains: /seen.*on update current_timestamp/i,
    loses: /seen/,
    nothingOn: ['sqlite', 'postgres'],
  },
  fill: {
    run: (op) => op.alterColumn('users', 'name', { nullable: false, fill: sql`email` }),
    gains: /name.*not null/i,
    loses: /name/,
    rows: ['SELECT name FROM users', [{ name: 'ada@example.org' }]],
  },
  renamedValues: {
    given: (op) =>
      op.addColumn('users', column('mood', enumType('mood', ['sad', 'glad']), { default: 'sad' })),
    run: (op) =>
      op.alterColumn('users', 'mood', {
        type: enumType('mood', ['low', 'glad']),
        renamedValues: [['sad', 'low']],
      }),
    gains: /mood.*low/,
    loses: /mood.*sad/,
    servers: ['sqlite', ...mysqls],
    rows: ['SELECT mood FROM users', [{ mood: 'low' }]],
  },
  using: {
    run: (op) => op.alterColumn('users', 'email', { type: 'text', using: sql`upper(email)` }),
    gains: /email.*text/,
    loses: /./,
    servers: ['postgres'],
    rows: ['SELECT email FROM users', [{ email: 'ADA@EXAMPLE.ORG' }]],
  },
  existing: {
    run: (op) =>
      op.alterColumn('posts', 'title', {
        type: 'text',
        existing: { type: 'varchar(80)', nullable: true },
      }),
    gains: /title.*text/,
    loses: /title.*80/,
  },
};

function collationOf({ dialect }: Operations): string {
  return { postgres: 'C', sqlite: 'NOCASE', mysql: 'utf8mb4_bin' }[dialect];
}

const createIndex: Cases<OptionsOf<Operations['createIndex']>> = {
  unique: {
    run: (op) => op.createIndex('ix_posts', 'posts', ['title'], { unique: true }),
    gains: /unique.*ix_posts/i,
  },
  where: {
    run: (op) => op.createIndex('ix_posts', 'posts', ['title'], { where: 'id > 3' }),
    gains: anyIndex,
    shows: { text: /ix_posts.*where.*id > 3/i, on: ['postgres', 'sqlite'] },
  },
  method: {
    run: (op) => op.createIndex('ix_posts', 'posts', ['title'], { method: 'hash' }),
    gains: anyIndex,
    shows: { text: /ix_posts.*USING hash/, on: ['postgres'] },
  },
  include: {
    run: (op) => op.createIndex('ix_posts', 'posts', ['title'], { include: ['user_id'] }),
    gains: anyIndex,
    shows: { text: /ix_posts.*INCLUDE \(user_id\)/, on: ['postgres'] },
  },
  nullsNotDistinct: {
    run: (op) =>
      op.createIndex('ix_posts', 'posts', ['title'], { unique: true, nullsNotDistinct: true }),
    gains: anyIndex,
    shows: { text: /ix_posts.*NULLS NOT DISTINCT/, on: ['postgres'] },
  },
  parser: {
    run: (op) =>
      op.createIndex('ix_posts', 'posts', ['title'], { method: 'fulltext', parser: 'ngram' }),
    gains: /FULLTEXT.*ix_posts.*ngram/,
    servers: ['mysql'],
  },
  comment: {
    run: (op) => op.createIndex('ix_posts', 'posts', ['title'], { comment: 'by title' }),
    gains: anyIndex,
    shows: { text: /by title/, on: mysqls },
  },
  concurrently: {
    run: (op) =>
      op.autocommit(() => op.createIndex('ix_posts', 'posts', ['title'], { concurrently: true })),
    gains: anyIndex,
  },
  algorithm: {
    run: (op) => op.createIndex('ix_posts', 'posts', ['title'], { algorithm: 'INPLACE' }),
    gains: anyIndex,
  },
  lock: {
    run: (op) => op.createIndex('ix_posts', 'posts', ['title'], { lock: 'SHARED' }),
    gains: anyIndex,
  },
};

const indexKeys: Cases<Omit<DetailedIndexKey, 'column'>> = {
  order: {
    run: (op) => op.createIndex('ix_posts', 'posts', [{ column: 'title', order: 'DESC' }]),
    gains: anyIndex,
    shows: { text: /ix_posts.*desc/i, on: ['postgres', 'sqlite', ...mysqls] },
  },
  nulls: {
    run: (op) => op.createIndex('ix_posts', 'posts', [{ column: 'title', nulls: 'FIRST' }]),
    gains: anyIndex,
    shows: { text: /ix_posts.*NULLS FIRST/, on: ['postgres'] },
  },
  collation: {
    run: (op) =>
      op.createIndex('ix_posts', 'posts', [{ column: 'title', collation: collationOf(op) }]),
    gains: anyIndex,
    servers: ['postgres', 'sqlite'],
    shows: { text: /ix_posts.*collate/i, on: ['postgres', 'sqlite'] },
  },
  operatorClass: {
    run: (op) =>
      op.createIndex('ix_posts', 'posts', [{ column: 'title', operatorClass: 'text_pattern_ops' }]),
    gains: anyIndex,
    shows: { text: /ix_posts.*text_pattern_ops/, on: ['postgres'] },
  },
  length: {
    run: (op) => op.createIndex('ix_posts', 'posts', [{ column: 'title', length: 10 }]),
    gains: anyIndex,
    shows: { text: /ix_posts.*title`?\(10\)/, on: mysqls },
  },
  expression: {
    run: (op) => op.createIndex('ix_posts', 'posts', [{ expression: sql`lower(title)` }]),
    gains: /ix_posts.*lower/,
    refusedBy: ['mariadb'],
  },
};

const dropIndex: Cases<OptionsOf<Operations['dropIndex']>> = {
  concurrently: {
    run: (op) =>
      op.autocommit(() => op.dropIndex('ix_users_name', 'users', { concurrently: true })),
    loses: /ix_users_name/,
  },
  algorithm: {
    run: (op) => op.dropIndex('ix_users_name', 'users', { algorithm: 'INPLACE' }),
    loses: /ix_users_name/,
  },
  lock: {
    run: (op) => op.dropIndex('ix_users_name', 'users', { lock: 'NONE' }),
    loses: /ix_users_name/,
  },
};

const alterColumnInUse: Cases<OptionsOf<Operations['alterColumn']>> = {
  concurrently: {
    given: (op) => op.bulkInsert('users', [{ email: 'bob@example.org', name: 'Bob' }]),
    run: (op) =>
      op.autocommit(() =>
        op.alterColumn(
          'users',
          'name',
          { nullable: false, fill: 'nobody', existing: { type: 'varchar(50)', nullable: true } },
          { concurrently: true },
        ),
      ),
    gains: /name.*not null/i,
    loses: /name/,
    rows: ['SELECT name FROM users ORDER BY id', [{ name: 'nobody' }, { name: 'Bob' }]],
  },
};

const createUniqueConstraint: Cases<OptionsOf<Operations['createUniqueConstraint']>> = {
  concurrently: {
    run: (op) =>
      op.autocommit(() =>
        op.createUniqueConstraint('uq_posts', 'posts', ['title'], { concurrently: true }),
      ),
    gains: /uq_posts/,
  },
  deferrable: {
    run: (op) =>
      op.createUniqueConstraint('uq_posts', 'posts', ['title'], {
        deferrable: 'INITIALLY DEFERRED',
      }),
    gains: /uq_posts/,
    shows: { text: /uq_posts.*DEFERRABLE INITIALLY DEFERRED/, on: ['postgres'] },
  },
  nullsNotDistinct: {
    run: (op) =>
      op.createUniqueConstraint('uq_posts', 'posts', ['title'], { nullsNotDistinct: true }),
    gains: /uq_posts.*NULLS NOT DISTINCT/,
    refusedBy: mysqls,
    servers: ['postgres', ...mysqls],
  },
};

const createForeignKey: Cases<OptionsOf<Operations['createForeignKey']>> = {
  onDelete: {
    run: (op) =>
      op.createForeignKey('fk_logs', 'logs', ['id'], 'users', ['id'], { onDelete: 'CASCADE' }),
    gains: /fk_logs.*ON DELETE CASCADE/,
  },
  onUpdate: {
    run: (op) =>
      op.createForeignKey('fk_logs', 'logs', ['id'], 'users', ['id'], { onUpdate: 'CASCADE' }),
    gains: /fk_logs.*ON UPDATE CASCADE/,
  },
  deferrable: {
    run: (op) =>
      op.createForeignKey('fk_logs', 'logs', ['id'], 'users', ['id'], {
        deferrable: 'INITIALLY IMMEDIATE',
      }),
    gains: /fk_logs/,
    shows: { text: /fk_logs.*DEFERRABLE/, on: ['postgres', 'sqlite'] },
  },
  match: {
    run: (op) =>
      op.createForeignKey('fk_pairs', 'pairs', ['a', 'b'], 'pairs', ['a', 'b'], { match: 'FULL' }),
    gains: /fk_pairs.*MATCH FULL/,
    refusedBy: onlyPostgres,
  },
  notValid: {
    run: (op) =>
      op.createForeignKey('fk_logs', 'logs', ['id'], 'users', ['id'], { notValid: true }),
    gains: /fk_logs/,
    shows: { text: /fk_logs.*NOT VALID/, on: ['postgres'] },
  },
  referencedSchema: {
    given: async (op) => {
      await op.createSchema('shop');
      await op.createTable('goods', [id, primaryKey(['id'])], { schema: 'shop' });
    },
    run: (op) =>
      op.createForeignKey('fk_logs', 'logs', ['id'], 'goods', ['id'], { referencedSchema: 'shop' }),
    gains: /fk_logs.*shop\.goods/,
    servers: ['postgres'],
  },
};

const createCheckConstraint: Cases<OptionsOf<Operations['createCheckConstraint']>> = {
  notValid: {
    given: (op) => op.execute("INSERT INTO logs (id, kind) VALUES (1, 'x')"),
    run: (op) => op.createCheckConstraint('ck_logs', 'logs', "kind <> 'x'", { notValid: true }),
    gains: /ck_logs.*NOT VALID/,
    servers: ['postgres'],
  },
};

const createExcludeConstraint: Cases<OptionsOf<Operations['createExcludeConstraint']>> = {
  deferrable: {
    run: (op) =>
      op.createExcludeConstraint('ex_logs', 'logs', 'USING gist (int4range(id, id + 1) WITH &&)', {
        deferrable: 'INITIALLY DEFERRED',
      }),
    gains: /ex_logs EXCLUDE.*DEFERRABLE INITIALLY DEFERRED/,
    refusedBy: onlyPostgres,
  },
};

const dropConstraint: Cases<OptionsOf<Operations['dropConstraint']>> = {
  type: {
    run: (op) => op.dropConstraint('ck_logs_kind', 'logs', { type: 'check' }),
    loses: /ck_logs_kind/,
  },
  existing: {
    given: (op) => op.createUniqueConstraint(null, 'posts', ['title', 'user_id']),
    run: (op) =>
      op.dropConstraint(null, 'posts', {
        type: 'unique',
        existing: unique(['title', 'user_id']),
      }),
    loses: /title/,
  },
};

const renameConstraint: Cases<OptionsOf<Operations['renameConstraint']>> = {
  type: {
    run: (op) => op.renameConstraint('logs', 'ck_logs_kind', 'ck_kind', { type: 'check' }),
    gains: /ck_kind/,
    loses: /ck_logs_kind/,
  },
};

const alterEnum: Cases<OptionsOf<Operations['alterEnum']>> = {
  existing: {
    given: (op) => op.createEnum('mood', ['calm', 'sad']),
    run: (op) => op.alterEnum('mood', ['calm'], { existing: ['calm', 'sad'] }),
    gains: /enum mood calm$/m,
    loses: /enum mood calm,sad/,
    refusedBy: onlyPostgres,
  },
  renamed: {
    given: (op) => op.createEnum('mood', ['calm', 'sad']),
    run: (op) =>
      op.alterEnum('mood', ['calm', 'low'], {
        existing: ['calm', 'sad'],
        renamed: [['sad', 'low']],
      }),
    gains: /enum mood calm,low/,
    loses: /enum mood calm,sad/,
    refusedBy: onlyPostgres,
  },
  recreate: {
    given: (op) => op.createEnum('mood', ['calm']),
    run: async (op) => {
      await op.alterEnum('mood', ['calm', 'sad'], { existing: ['calm'], recreate: true });
      await op.addColumn('posts', column('mood', { postgres: 'mood', default: 'text' }), {
        fill: 'sad',
      });
    },
    gains: /mood/,
    loses: /mood/,
    refusedBy: onlyPostgres,
  },
  columns: {
    given: (op) =>
      op.addColumn('logs', column('mood', enumType('mood', ['calm']), { nullable: true })),
    run: (op) =>
      op.alterEnum('mood', ['calm', 'sad'], { existing: ['calm'], columns: ['logs.mood'] }),
    gains: /sad/,
    loses: /mood/,
    servers: ['sqlite', ...mysqls],
  },
};

const renameEnum: Cases<OptionsOf<Operations['renameEnum']>> = {
  newSchema: {
    given: async (op) => {
      await op.createSchema('shop');
      await op.createEnum('mood', ['calm']);
    },
    run: (op) => op.renameEnum('mood', 'mood', { newSchema: 'shop' }),
    gains: /enum shop.mood calm/,
    loses: /enum mood calm/,
    servers: ['postgres'],
  },
};

const renameSequence: Cases<OptionsOf<Operations['renameSequence']>> = {
  newSchema: {
    given: async (op) => {
      await op.createSchema('shop');
      await op.createSequence('counts');
    },
    run: (op) => op.renameSequence('counts', 'counts', { newSchema: 'shop' }),
    gains: /shop.counts/,
    loses: /counts/,
    servers: ['postgres'],
  },
};

const createView: Cases<OptionsOf<Operations['createView']>> = {
  materialized: {
    run: (op) => op.createView('names', 'SELECT name FROM users', { materialized: true }),
    gains: /table names m/,
    refusedBy: onlyPostgres,
  },
  comment: {
    run: (op) => op.createView('names', 'SELECT name FROM users', { comment: 'who' }),
    gains: /names/,
    shows: { text: /who/, on: ['postgres'] },
  },
};

const replaceView: Cases<OptionsOf<Operations['replaceView']>> = {
  existing: {
    given: (op) => op.createView('names', 'SELECT name FROM users'),
    run: (op) =>
      op.replaceView('names', 'SELECT email FROM users', { existing: 'SELECT name FROM users' }),
    gains: /email/,
    loses: /name/,
  },
  materialized: {
    given: (op) => op.createView('names', 'SELECT name FROM users', { materialized: true }),
    run: (op) => op.replaceView('names', 'SELECT email FROM users', { materialized: true }),
    gains: /email/,
    loses: /name/,
    servers: ['postgres'],
  },
  comment: {
    given: (op) => op.createView('names', 'SELECT name FROM users'),
    run: (op) => op.replaceView('names', 'SELECT name, email FROM users', { comment: 'who' }),
    gains: /who/,
    loses: /names/,
    servers: ['postgres'],
  },
};

const dropView: Cases<OptionsOf<Operations['dropView']>> = {
  materialized: {
    given: (op) => op.createView('names', 'SELECT name FROM users', { materialized: true }),
    run: (op) => op.dropView('names', { materialized: true }),
    loses: /names/,
    servers: ['postgres'],
  },
  recreated: {
    given: async (op) => {
      await op.createView('names', 'SELECT name FROM users');
      await op.createView('upper_names', 'SELECT upper(name) AS name FROM names');
    },
    run: async (op) => {
      await op.dropView('names', { recreated: true });
      await op.createView('names', 'SELECT name FROM users');
    },
  },
};

const counting = (options: SequenceOptions, gains: RegExp): Case => ({
  run: (op) => op.createSequence('numbers', options),
  gains,
  refusedBy: onlyPostgres,
});

/** The fingerprint has: type, start, increment, minimum, maximum, cache, cycle. */
const createSequence: Cases<OptionsOf<Operations['createSequence']>> = {
  type: counting({ type: 'integer' }, /sequence numbers integer/),
  start: counting({ start: '5' }, /numbers bigint 5 1 /),
  increment: counting({ increment: '3' }, /numbers bigint 1 3 /),
  minimum: counting({ minimum: '-4' }, /numbers bigint -4 1 -4 /),
  maximum: counting({ maximum: '99' }, /numbers bigint 1 1 1 99 /),
  cache: counting({ cache: '7' }, /numbers .* 7 f/),
  cycle: counting({ cycle: true }, /numbers .* 1 t/),
};

/** What follows from the type and the direction, as the server has it. */
const sequenceDefaults: Readonly<Record<string, Case>> = {
  'a start with the least number': counting({ minimum: '10' }, /numbers bigint 10 1 10 /),
  'a way down': counting({ type: 'smallint', increment: '-2' }, /smallint -1 -2 -32768 -1 1 f/),
};

const counted = (options: SequenceOptions, gains: RegExp): Case => ({
  ...counting(options, gains),
  given: (op) => op.createSequence('numbers'),
  run: (op) => op.alterSequence('numbers', options),
  loses: /sequence numbers bigint 1 1 1 9223372036854775807 1 f/,
});

const alterSequence: Cases<OptionsOf<Operations['alterSequence']>> = {
  type: counted({ type: 'integer' }, /sequence numbers integer/),
  start: counted({ start: '5' }, /numbers bigint 5 1 /),
  increment: counted({ increment: '3' }, /numbers bigint 1 3 /),
  minimum: counted({ minimum: '-4' }, /numbers bigint 1 1 -4 /),
  maximum: counted({ maximum: '99' }, /numbers bigint 1 1 1 99 /),
  cache: counted({ cache: '7' }, /numbers .* 7 f/),
  cycle: counted({ cycle: true }, /numbers .* 1 t/),
};

const conventional = { unique: 'uq_{table}_{columns}', check: 'ck_{table}_{hash}' };

const batchAlterTable: Cases<OptionsOf<Operations['batchAlterTable']>> = {
  algorithm: {
    run: (op) =>
      op.batchAlterTable('posts', (batch) => batch.addColumn(views), { algorithm: 'INPLACE' }),
    gains: /views/,
  },
  lock: {
    run: (op) => op.batchAlterTable('posts', (batch) => batch.addColumn(views), { lock: 'NONE' }),
    gains: /views/,
  },
  recreate: {
    run: (op) =>
      op.batchAlterTable('users', (batch) => batch.addColumn(views), { recreate: 'always' }),
    gains: /views/,
    rows: ['SELECT email FROM users', [{ email: 'ada@example.org' }]],
  },
  partialReordering: {
    run: (op) =>
      op.batchAlterTable('users', (batch) => batch.addColumn(views), {
        recreate: 'always',
        partialReordering: [['views', 'id']],
      }),
    gains: /views/,
    servers: ['sqlite'],
    rows: ["SELECT name FROM pragma_table_info('users') LIMIT 1", [{ name: 'views' }]],
  },
  copyFrom: {
    run: (op) =>
      op.batchAlterTable('logs', (batch) => batch.alterColumn('kind', { type: 'varchar(30)' }), {
        copyFrom: [id, column('kind', 'varchar(20)', { nullable: true })],
      }),
    gains: /kind.*30/,
    // What the description leaves out is left out of the table that is made after it.
    loses: /(?=[^]*ck_logs_kind)[^]*kind.*20/,
    servers: ['sqlite'],
  },
  tableArgs: {
    run: (op) =>
      op.batchAlterTable('posts', (batch) => batch.addColumn(views), {
        tableArgs: [
          check('id > 0', { name: 'ck_posts' }),
          unique(['views'], { name: 'uq_posts' }),
          foreignKey(['id'], 'users', ['id'], { name: 'fk_posts' }),
        ],
      }),
    gains: /(?=[^]*ck_posts)(?=[^]*uq_posts)(?=[^]*fk_posts)[^]*views/,
  },
  namingConvention: {
    run: (op) =>
      op.batchAlterTable('posts', (batch) => batch.createUniqueConstraint(null, ['title']), {
        namingConvention: conventional,
      }),
    gains: /uq_posts_title/,
  },
};

const byConvention: Readonly<Record<string, Case>> = {
  'a unique constraint': {
    given: (op) => op.execute('CREATE TABLE things (a integer UNIQUE, b integer CHECK (b > 0))'),
    run: (op) =>
      op.batchAlterTable(
        'things',
        (batch) => batch.dropConstraint('uq_things_a', { type: 'unique' }),
        {
          namingConvention: conventional,
        },
      ),
    loses: /UNIQUE/,
    gains: /things/,
    servers: ['sqlite'],
  },
};

/** The options of a method that are tried here. */
type Tried<Method> = [OptionsOf<Method>] extends [never]
  ? never
  : Exclude<keyof OptionsOf<Method>, Common>;

/** A case for each option of each operation: one without a case does not compile. */
const cases: {
  readonly [
    Method in keyof Operations as [Tried<Operations[Method]>] extends [never] ? never : Method
  ]: Cases<OptionsOf<Operations[Method]>>;
} = {
  createTable,
  renameTable,
  createTableComment: comments,
  dropTableComment,
  addColumn,
  alterColumn: alterColumnInUse,
  batchAlterTable,
  createIndex,
  dropIndex,
  createUniqueConstraint,
  createForeignKey,
  createCheckConstraint,
  createExcludeConstraint,
  dropConstraint,
  renameConstraint,
  alterEnum,
  renameEnum,
  renameSequence,
  createView,
  replaceView,
  dropView,
  createSequence,
  alterSequence,
};

const more: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'alterColumn to': alterColumn,
  'createIndex with keys of': indexKeys,
  'drop by convention': byConvention,
  createSequence: sequenceDefaults,
};

tryAll(
  'an option',
  [...Object.entries(cases), ...Object.entries(more)].flatMap(([method, options]) =>
    Object.entries<Case>(options).map(([option, attempt]) => ({
      ...attempt,
      method: `${method} { ${option} }`,
    })),
  ),
);
