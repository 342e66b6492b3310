import { describe, expect, test } from 'vitest';
import { dialectFor } from '../../../src/dialect/open-dialect.ts';
import type { Dialect } from '../../../src/dialect/dialect.ts';
import type { TableOperation } from '../../../src/operation/batch-alter-table.ts';
import type { OnlineOptions } from '../../../src/operation/online-options.ts';
import type { Operation } from '../../../src/operation/operation.ts';
import type { Column, ColumnChange } from '../../../src/schema/column.ts';
import { column, foreignKey, index, table } from '../../support/build.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../../support/server.ts';

const users = { schema: null, name: 'users' };
const inPlace = { algorithm: 'INPLACE', lock: 'NONE' } as const;
const instant = { algorithm: 'INSTANT' } as const;
const build = { algorithm: 'NOCOPY', lock: 'NONE' } as const;

function add(name: string, properties: Partial<Column> = {}): TableOperation {
  const added = column(name, 'int', { nullable: true, ...properties });
  return { kind: 'addColumn', table: users, column: added, fill: null };
}

function drop(name: string): TableOperation {
  return {
    kind: 'dropColumn',
    table: users,
    column: name,
    existing: column(name, 'int'),
    fill: null,
  };
}

function alter(change: ColumnChange, name = 'age', type = 'int'): TableOperation {
  const existing = column(name, type, { nullable: change.nullable === false });
  return {
    kind: 'alterColumn',
    table: users,
    column: name,
    change,
    existing,
    fill: null,
    using: null,
  };
}

function indexed(columns: readonly string[], method: string | null = null): Operation {
  return { kind: 'createIndex', table: users, index: index('ix_new', columns, { method }) };
}

function together(...operations: readonly TableOperation[]): Operation {
  return { kind: 'batchAlterTable', table: users, operations };
}

/** An operation, and the way in which MySQL and MariaDB carry it out while others write. */
interface WayCase {
  readonly name: string;
  readonly operation: Operation;
  readonly mysql: OnlineOptions | null;
  readonly mariadb: OnlineOptions | null;
}

const cases: readonly WayCase[] = [
  { name: 'an index', operation: indexed(['age']), mysql: inPlace, mariadb: build },
  {
    name: 'an index on texts',
    operation: indexed(['name'], 'fulltext'),
    mysql: null,
    mariadb: null,
  },
  {
    name: 'the drop of an index',
    operation: {
      kind: 'dropIndex',
      table: users,
      index: 'ix_code',
      existing: index('ix_code', ['code']),
    },
    mysql: inPlace,
    mariadb: build,
  },
  { name: 'a column', operation: add('x'), mysql: instant, mariadb: instant },
  {
    name: 'a column with a default',
    operation: add('x', { nullable: false, default: '3' }),
    mysql: instant,
    mariadb: instant,
  },
  {
    name: 'a column that is computed and kept',
    operation: add('x', { generated: { expression: 'age * 2', stored: true } }),
    mysql: null,
    mariadb: null,
  },
  {
    name: 'a column that is computed when it is read',
    operation: add('x', { generated: { expression: 'age * 2', stored: false } }),
    mysql: instant,
    mariadb: instant,
  },
  { name: 'the drop of a column', operation: drop('city'), mysql: instant, mariadb: instant },
  { name: 'the drop of a column in a key', operation: drop('code'), mysql: null, mariadb: null },
  { name: 'a default', operation: alter({ default: '3' }), mysql: instant, mariadb: instant },
  { name: 'a comment', operation: alter({ comment: 'years' }), mysql: instant, mariadb: instant },
  { name: 'NOT NULL', operation: alter({ nullable: false }), mysql: inPlace, mariadb: inPlace },
  {
    name: 'NULL',
    operation: alter({ nullable: true }, 'code'),
    mysql: inPlace,
    mariadb: inPlace,
  },
  { name: 'another type', operation: alter({ type: 'bigint' }), mysql: null, mariadb: null },
  {
    name: 'a foreign key',
    operation: {
      kind: 'createConstraint',
      table: users,
      constraint: foreignKey('fk_new', ['age'], 'users', ['id']),
    },
    mysql: null,
    mariadb: null,
  },
  {
    name: 'the drop of a foreign key',
    operation: {
      kind: 'dropConstraint',
      table: users,
      constraintKind: 'foreignKey',
      name: 'fk_boss',
      existing: null,
    },
    mysql: inPlace,
    mariadb: inPlace,
  },
  {
    name: 'two columns',
    operation: together(add('x'), add('y')),
    mysql: instant,
    mariadb: instant,
  },
  {
    name: 'a column instead of another',
    operation: together(add('x'), drop('city')),
    mysql: instant,
    mariadb: null,
  },
  {
    name: 'a column, and NOT NULL',
    operation: together(add('x'), alter({ nullable: false })),
    mysql: inPlace,
    mariadb: null,
  },
  {
    name: 'a column, and another type',
    operation: together(add('x'), alter({ type: 'bigint' })),
    mysql: null,
    mariadb: null,
  },
];

async function withTable({ db, options }: TestDatabase, more = ''): Promise<Dialect> {
  await db.query(`CREATE TABLE users (
    id int NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(50), age int, city int, code int NOT NULL, boss int,
    KEY ix_code (code), KEY ix_id (id, age), CONSTRAINT fk_boss FOREIGN KEY (boss) REFERENCES users (id)${more})`);
  await db.query("INSERT INTO users (name, age, code) VALUES ('Ada', 36, 1)");
  return dialectFor(options.type)(db);
}

async function formed(
  upgrade: readonly Operation[],
  { db }: TestDatabase,
  dialect: Dialect,
): Promise<readonly Operation[]> {
  const [course] = await dialect.onlineForm(db, [{ upgrade, downgrade: [] }]);
  return course?.upgrade ?? [];
}

function wayOf(operation: Operation | undefined): OnlineOptions | null {
  return (operation !== undefined && 'online' in operation && operation.online) || null;
}

describe.each(serverNames.filter((name) => name === 'mysql' || name === 'mariadb'))(
  'the way to alter a table while others write, on %s',
  (server) => {
    test.each(cases)('of $name is stated as the server takes it', async (each) => {
      await using database = await createTestDatabase(server);
      const dialect = await withTable(database);
      const [operation] = await formed([each.operation], database, dialect);
      expect(wayOf(operation)).toEqual(each[server]);
      if (operation === undefined || each[server] === null) {
        expect(operation).toBe(each.operation);
        return;
      }
      const statements = await dialect.statements(operation, database.db);
      expect(statements.join()).toContain(`ALGORITHM = ${each[server].algorithm}`);
      for (const statement of statements) await database.db.query(statement);
    });

    test.each<readonly [what: string, operation: Operation, more: string]>([
      ['a column of a table with an index on texts', add('x'), ', FULLTEXT KEY ft (name)'],
      ['an index that leads with what numbers the rows', indexed(['id']), ''],
    ])('of %s is not stated', async (_what, operation, more) => {
      await using database = await createTestDatabase(server);
      const dialect = await withTable(database, more);
      expect(await formed([operation], database, dialect)).toEqual([operation]);
    });

    test('of a table of another engine is not stated', async () => {
      await using database = await createTestDatabase(server);
      await database.db.query('CREATE TABLE users (id int, age int) ENGINE = MyISAM');
      const dialect = await dialectFor(database.options.type)(database.db);
      const operations = [indexed(['age']), add('x')];
      expect(await formed(operations, database, dialect)).toEqual(operations);
    });

    test('of a table that the revision creates is not stated', async () => {
      await using database = await createTestDatabase(server);
      const dialect = await withTable(database);
      const posts = { schema: null, name: 'posts' };
      const create: Operation = {
        kind: 'createTable',
        table: table('posts', [column('age', 'int')]),
      };
      const operations = [create, { ...indexed(['age']), table: posts } as Operation];
      expect(await formed(operations, database, dialect)).toEqual(operations);
    });

    test('takes account of what went before, in the same revision and on the way back', async () => {
      await using database = await createTestDatabase(server);
      const dialect = await withTable(database);
      const people = { schema: null, name: 'people' };
      const rename: Operation = { kind: 'renameTable', from: users, to: people };
      const texts = { ...indexed(['name'], 'fulltext'), table: people } as Operation;
      const added = { ...add('x'), table: people } as Operation;
      const [course] = await dialect.onlineForm(database.db, [
        {
          upgrade: [rename, added, texts],
          downgrade: [{ ...drop('x'), table: people }],
        },
      ]);
      expect(course?.upgrade.map(wayOf)).toEqual([null, instant, null]);
      expect(course?.downgrade.map(wayOf)).toEqual([null]);
    });
  },
);
