import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { column, primaryKey, type Operations } from '../../src/index.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { migrate } from './migrate.ts';

/** Something that is created where it is not there, and dropped where it is. */
interface Conditional {
  readonly name: string;
  readonly create: (op: Operations, options: { readonly ifNotExists: boolean }) => Promise<void>;
  readonly drop: (op: Operations, options: { readonly ifExists: boolean }) => Promise<void>;
  /** True for what only PostgreSQL has, and others do without. */
  readonly onlyPostgres?: true;
}

const conditionals: readonly Conditional[] = [
  {
    name: 'a table',
    create: (op, options) =>
      op.createTable('tags', [column('id', 'integer'), primaryKey(['id'])], options),
    drop: (op, options) => op.dropTable('tags', options),
  },
  {
    name: 'a column',
    create: (op, options) =>
      op.addColumn('users', column('age', 'integer', { nullable: true }), options),
    drop: (op, options) => op.dropColumn('users', 'age', options),
  },
  {
    name: 'a column in a batch',
    create: (op, options) =>
      op.batchAlterTable('users', (batch) => {
        batch.addColumn(column('age', 'integer', { nullable: true }), options);
      }),
    drop: (op, options) => op.batchAlterTable('users', (batch) => batch.dropColumn('age', options)),
  },
  {
    name: 'an index',
    create: (op, options) => op.createIndex('ix_name', 'users', ['name'], options),
    drop: (op, options) => op.dropIndex('ix_name', 'users', options),
  },
  {
    name: 'a unique constraint',
    create: (op, options) => op.createUniqueConstraint('uq_name', 'users', ['name'], options),
    drop: (op, options) => op.dropConstraint('uq_name', 'users', { type: 'unique', ...options }),
  },
  {
    name: 'a foreign key',
    create: (op, options) =>
      op.createForeignKey('fk_boss', 'users', ['boss'], 'users', ['id'], options),
    drop: (op, options) =>
      op.dropConstraint('fk_boss', 'users', { type: 'foreignKey', ...options }),
  },
  {
    name: 'a check',
    create: (op, options) => op.createCheckConstraint('ck_name', 'users', "name <> ''", options),
    drop: (op, options) => op.dropConstraint('ck_name', 'users', { type: 'check', ...options }),
  },
  {
    name: 'a primary key',
    create: (op, options) => op.createPrimaryKey('pk_logs', 'logs', ['id'], options),
    drop: (op, options) => op.dropConstraint('pk_logs', 'logs', { type: 'primaryKey', ...options }),
  },
  {
    name: 'a view',
    create: (op, options) => op.createView('names', 'SELECT name FROM users', options),
    drop: (op, options) => op.dropView('names', options),
  },
  {
    name: 'an enumerated type',
    create: (op, options) => op.createEnum('mood', ['calm'], options),
    drop: (op, options) => op.dropEnum('mood', options),
    onlyPostgres: true,
  },
  {
    name: 'a schema',
    create: (op) => op.createSchema('shop'),
    drop: (op, options) => op.dropSchema('shop', options),
    onlyPostgres: true,
  },
  {
    name: 'an extension',
    create: (op) => op.createExtension('citext'),
    drop: (op, options) => op.dropExtension('citext', options),
    onlyPostgres: true,
  },
];

const sequence: Conditional = {
  name: 'a sequence',
  create: (op, options) => op.createSequence('numbers', options),
  drop: (op, options) => op.dropSequence('numbers', options),
};

async function prepare(op: Operations): Promise<void> {
  await op.createTable('users', [
    column('id', 'integer'),
    column('name', 'varchar(50)'),
    column('boss', 'integer', { nullable: true }),
    primaryKey(['id']),
  ]);
  await op.createTable('logs', [column('id', 'integer')]);
}

describe.each(serverNames)('ifExists and ifNotExists on %s', (server) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(server);
    await migrate(database, prepare);
  });
  afterAll(() => database[Symbol.asyncDispose]());

  const all = server === 'postgres' ? [...conditionals, sequence] : conditionals;
  test.each(all)(
    'leave out what is to be done to $name',
    async ({ create, drop, onlyPostgres }) => {
      const look = (): Promise<readonly string[]> => fingerprint(server, database.db);
      const before = await look();
      await migrate(database, (op) => drop(op, { ifExists: true }));
      expect(await look()).toEqual(before);
      await migrate(database, (op) => create(op, { ifNotExists: true }));
      const created = await look();
      const hasPlace = onlyPostgres === undefined || server === 'postgres';
      // The fingerprint knows nothing of extensions.
      if (hasPlace && create !== conditionals.at(-1)?.create) expect(created).not.toEqual(before);
      await migrate(database, (op) => create(op, { ifNotExists: true }));
      expect(await look()).toEqual(created);
      await migrate(database, (op) => drop(op, { ifExists: true }));
      expect(await look()).toEqual(before);
      if (hasPlace) {
        await expect(migrate(database, (op) => drop(op, { ifExists: false }))).rejects.toThrow();
        expect(await look()).toEqual(before);
      }
    },
  );

  test('leave the record of TypeORM alone with what they leave out', async () => {
    const table = { schema: null, name: 'typeorm_metadata' };
    const query = 'SELECT 1 AS one FROM users';
    await migrate(database, (op) => op.createView('ones', query), table);
    await migrate(
      database,
      (op) => op.createView('ones', 'SELECT 2', { ifNotExists: true }),
      table,
    );
    const rows = await database.db.query('SELECT value FROM typeorm_metadata');
    expect(rows).toEqual([{ value: query }]);
    await migrate(database, (op) => op.dropView('ones'), table);
  });

  test('carry out the rest of a batch', async () => {
    await migrate(database, (op) =>
      op.batchAlterTable('users', (batch) => {
        batch.addColumn(column('name', 'integer'), { ifNotExists: true });
        batch.addColumn(column('extra', 'integer', { nullable: true }), { ifNotExists: true });
        batch.dropColumn('nothing', { ifExists: true });
      }),
    );
    const rows = await database.db.query('SELECT name, extra FROM users');
    expect(rows).toEqual([]);
  });

  test.each<readonly [string, (op: Operations) => Promise<void>]>([
    ['addColumn', (op) => op.addColumn('nobody', column('age', 'integer'))],
    ['dropColumn', (op) => op.dropColumn('nobody', 'age')],
    ['alterColumn', (op) => op.alterColumn('nobody', 'age', { nullable: true })],
    ['renameColumn', (op) => op.renameColumn('nobody', 'age', 'years')],
    ['createIndex', (op) => op.createIndex('ix', 'nobody', ['age'])],
    ['dropIndex', (op) => op.dropIndex('ix', 'nobody')],
    ['createUniqueConstraint', (op) => op.createUniqueConstraint('uq', 'nobody', ['age'])],
    ['dropConstraint', (op) => op.dropConstraint('uq', 'nobody', { type: 'unique' })],
    ['dropTable', (op) => op.dropTable('nobody')],
    ['renameTable', (op) => op.renameTable('nobody', 'somebody')],
    ['createTableComment', (op) => op.createTableComment('nobody', 'x')],
    ['batchAlterTable', (op) => op.batchAlterTable('nobody', (batch) => batch.dropColumn('age'))],
  ])('say that there is no table for %s', async (_name, run) => {
    const before = await fingerprint(server, database.db);
    await expect(migrate(database, run)).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringContaining('failed: There is no table nobody.'),
      hint: expect.stringContaining('Check its name, and that the revision that creates it'),
    });
    expect(await fingerprint(server, database.db)).toEqual(before);
  });
});
