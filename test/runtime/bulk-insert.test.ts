import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { column, primaryKey, sql, type Operations, type Row } from '../../src/index.ts';
import { dialectFor } from '../../src/dialect/open-dialect.ts';
import { rejectionOf } from '../support/catch-error.ts';
import {
  createTestDatabase,
  serverNames,
  type ServerName,
  type TestDatabase,
} from '../support/server.ts';
import { migrate } from './migrate.ts';

const moment = new Date('2026-03-29T01:30:15.250Z');

/** Columns whose values databases hold in ways of their own, and some values of each. */
const kinds: Readonly<
  Record<
    string,
    {
      readonly type: Partial<Record<ServerName, EntitySchemaColumnOptions['type']>>;
      readonly values: readonly Row[string][];
      readonly array?: boolean;
    }
  >
> = {
  text: {
    type: { sqlite: 'text', postgres: 'text', mysql: 'text', mariadb: 'text' },
    values: ["it's", 'a\\b\n"?$1', '', '🙂'],
  },
  boolean: { type: all('boolean'), values: [true, false] },
  bigint: { type: all('bigint'), values: [9007199254740993n, -1n, 5_000_000_000] },
  double: {
    type: { sqlite: 'double', postgres: 'double precision', mysql: 'double', mariadb: 'double' },
    values: [0.1, -2.5e-7],
  },
  json: {
    type: { sqlite: 'json', postgres: 'jsonb', mysql: 'json', mariadb: 'json' },
    values: [{ a: [1, "it's", null], kind: 'now' }, ['x'], 'text', 7, true, {}],
  },
  bytes: {
    type: { sqlite: 'blob', postgres: 'bytea', mysql: 'blob', mariadb: 'blob' },
    values: [Buffer.from([0, 39, 92, 255]), new Uint8Array([1, 0, 2])],
  },
  date: { type: all('date'), values: ['2026-02-28', moment] },
  time: { type: all('time'), values: ['12:30:00'] },
  moment: {
    type: { sqlite: 'datetime', postgres: 'timestamptz', mysql: 'timestamp', mariadb: 'timestamp' },
    values: [moment],
  },
  local: {
    type: { sqlite: 'datetime', postgres: 'timestamp', mysql: 'datetime', mariadb: 'datetime' },
    values: [moment],
  },
  texts: { type: { postgres: 'text' }, array: true, values: [['a', 'b "c", \\d', ''], []] },
  numbers: {
    type: { postgres: 'int' },
    array: true,
    values: [
      [1, 2],
      [[1], [2]],
    ],
  },
};

function all(type: EntitySchemaColumnOptions['type']): Record<ServerName, typeof type> {
  return { sqlite: type, postgres: type, mysql: type, mariadb: type };
}

/** A table with a column of each kind, made by TypeORM, and a repository for it. */
async function withValues(
  { options, server }: TestDatabase,
  work: (dataSource: DataSource, names: readonly string[]) => Promise<void>,
): Promise<void> {
  const here = Object.entries(kinds).flatMap(([name, { type, array = false }]) =>
    type[server] === undefined
      ? []
      : [[name, { type: type[server], array, nullable: true }] as const],
  );
  const entity = new EntitySchema({
    name: 'values',
    columns: { id: { type: 'int', primary: true }, ...Object.fromEntries(here) },
  });
  const dataSource = new DataSource({ ...options, entities: [entity], synchronize: true });
  await dataSource.initialize();
  try {
    await work(
      dataSource,
      here.map(([name]) => name),
    );
  } finally {
    await dataSource.destroy();
  }
}

async function createPeople(op: Operations): Promise<void> {
  await op.createTable('people', [
    column('id', 'integer'),
    column('name', 'varchar(50)'),
    column('score', 'integer', { default: 7 }),
    primaryKey(['id']),
  ]);
}

async function namesIn({ db }: TestDatabase): Promise<readonly unknown[]> {
  const rows = (await db.query('SELECT name FROM people ORDER BY id')) as { name: unknown }[];
  return rows.map(({ name }) => name);
}

describe.each(serverNames)('bulkInsert on %s', (server) => {
  test('stores what TypeORM stores', async () => {
    await using database = await createTestDatabase(server);
    await withValues(database, async (dataSource, names) => {
      const values = names.flatMap(
        (name) => kinds[name]?.values.map((value) => ({ [name]: value })) ?? [],
      );
      const rows = values.map((value, index) => ({
        ...Object.fromEntries(names.map((name) => [name, null])),
        ...value,
        id: index,
      }));
      await dataSource.getRepository('values').insert(rows.map((row) => ({ ...row })));
      const moved = rows.map((row) => ({ ...row, id: row.id + 1000 }));
      await migrate(database, (op) => op.bulkInsert('values', moved));
      const table = dataSource.driver.escape('values');
      const read = async (condition: string): Promise<unknown> =>
        dataSource.query(`SELECT * FROM ${table} WHERE id ${condition} ORDER BY id`);
      const stored = (await read('>= 1000')) as { id: number }[];
      expect(stored.map((row) => ({ ...row, id: row.id - 1000 }))).toEqual(await read('< 1000'));
      expect(stored).toHaveLength(rows.length);
    });
  });

  test('writes literals that are stored like placeholders', async () => {
    await using database = await createTestDatabase(server);
    await withValues(database, async (dataSource, names) => {
      const dialect = await dialectFor(database.options.type)(database.db);
      const values = names.flatMap((name) =>
        // A script has dates in UTC, a driver in the zone of the process.
        (kinds[name]?.values ?? [])
          .filter((value) => value !== moment)
          .map((value) => [name, value] as const),
      );
      for (const [index, [name, value]] of values.entries()) {
        const rowOf = (id: number): Row => ({ id, [name]: value });
        await migrate(database, (op) => op.bulkInsert('values', [rowOf(index)]));
        const rows = [rowOf(index + 1000)];
        const table = { schema: null, name: 'values' };
        for (const statement of await dialect.statements(
          { kind: 'bulkInsert', table, rows },
          database.db,
        )) {
          await database.db.query(statement);
        }
      }
      const table = dataSource.driver.escape('values');
      const read = async (condition: string): Promise<unknown> =>
        dataSource.query(
          `SELECT ${names.map((name) => dataSource.driver.escape(name)).join(', ')} FROM ${table} WHERE id ${condition} ORDER BY id`,
        );
      expect(await read('>= 1000')).toEqual(await read('< 1000'));
    });
  });

  test('takes sql templates, and leaves out columns with a default', async () => {
    await using database = await createTestDatabase(server);
    await migrate(database, createPeople);
    await migrate(database, (op) =>
      op.bulkInsert('people', [
        { id: 1, name: sql`lower(${'ADA?'})` },
        { id: sql`1 + ${1}`, name: 'Bob?' },
      ]),
    );
    expect(await database.db.query('SELECT * FROM people ORDER BY id')).toEqual([
      { id: 1, name: 'ada?', score: 7 },
      { id: 2, name: 'Bob?', score: 7 },
    ]);
  });

  test('inserts more rows than one statement takes', async () => {
    await using database = await createTestDatabase(server);
    await migrate(database, createPeople);
    const rows = Array.from({ length: 12_345 }, (_, id) => ({ id, name: `p${id}`, score: id % 7 }));
    await migrate(database, (op) => op.bulkInsert('people', rows));
    const [sum] = (await database.db.query(
      'SELECT count(*) AS number, sum(id) AS ids, sum(score) AS scores FROM people',
    )) as Record<string, unknown>[];
    expect(Object.values(sum ?? {}).map(Number)).toEqual([12_345, 76_193_340, 37_029]);
  });

  test('inserts nothing for no rows', async () => {
    await using database = await createTestDatabase(server);
    await migrate(database, createPeople);
    await migrate(database, (op) => op.bulkInsert('people', []));
    expect(await namesIn(database)).toEqual([]);
  });

  test.each<{
    readonly name: string;
    readonly table?: string;
    readonly rows: readonly Row[];
    readonly message: string;
  }>([
    {
      name: 'an unknown column',
      rows: [
        { id: 1, name: 'a' },
        { id: 2, nmae: 'b' },
      ],
      message: 'Row 2 for the table people has a value for nmae, which is no column of it',
    },
    {
      name: 'a column that only later rows have',
      rows: [
        { id: 1, name: 'a' },
        { id: 2, name: 'b', score: 1 },
      ],
      message: 'Row 1 for the table people has no value for score, which row 2 has',
    },
    {
      name: 'a column that a later row lacks',
      rows: [{ id: 1, name: 'a' }, { id: 2 }],
      message: 'Row 2 for the table people has no value for name, which row 1 has',
    },
    { name: 'an empty row', rows: [{}], message: 'Row 1 for the table people is empty' },
    {
      name: 'an unknown table',
      table: 'poeple',
      rows: [{ id: 1 }],
      message: 'There is no table poeple',
    },
  ])('refuses $name before anything is inserted', async ({ table = 'people', rows, message }) => {
    await using database = await createTestDatabase(server);
    await migrate(database, createPeople);
    const refused = migrate(database, async (op) => {
      await op.bulkInsert('people', [{ id: 9, name: 'before' }]);
      await op.bulkInsert(table, rows);
    });
    expect((await rejectionOf(refused)).message).toContain(`failed: ${message}.`);
    expect(await namesIn(database)).toEqual([]);
  });

  test('inserts once, however often the migration stops after it', async () => {
    await using database = await createTestDatabase(server);
    await migrate(database, createPeople);
    const run = (isCorrected: boolean): Promise<void> =>
      migrate(database, async (op) => {
        await op.bulkInsert('people', [{ id: 1, name: 'ada' }]);
        await op.createTable('pets', [column('id', 'integer'), primaryKey(['id'])]);
        if (!isCorrected) await op.dropTable('nothing');
      });
    await expect(run(false)).rejects.toThrow(/nothing/);
    await expect(run(false)).rejects.toThrow(/nothing/);
    await run(true);
    expect(await namesIn(database)).toEqual(['ada']);
  });
});
