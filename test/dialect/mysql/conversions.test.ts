import { expect, test } from 'vitest';
import { column } from '../../support/build.ts';
import { openDatabase, servers, type OpenDatabase } from './open-database.ts';

/** A type, another one, and what becomes of a value: itself, something else, or an error that keeps it. */
type Conversion = readonly [from: string, to: string, value: string, after?: string, back?: string];

const conversions: readonly Conversion[] = [
  ['int', 'bigint', '5'],
  ['int', 'bigint unsigned', '5'],
  ['int', 'bigint unsigned', '-5', 'refused'],
  ['int', 'smallint', '5'],
  ['int', 'smallint', '70000', 'refused'],
  ['int', 'tinyint unsigned', '300', 'refused'],
  ['int', 'decimal(10,2)', '5', '5.00'],
  ['int', 'decimal(3,2)', '50', 'refused'],
  ['int', 'float', '5'],
  ['int', 'double', '5'],
  ['int', 'varchar(5)', '-17'],
  ['int', 'varchar(2)', '170', 'refused'],
  ['int', 'text', '17'],
  ['int', 'year', '2001'],
  ['int', 'year', '17000', 'refused'],
  ['int', 'date', '20260131', '2026-01-31'],
  ['int', 'date', '17', 'refused'],
  ['int', 'bit(8)', '5'],
  ['int', 'bit(1)', '5', 'refused'],
  ['int', 'json', '5'],
  ['int', "enum('10','20')", '20'],
  ['int', "enum('10','20')", '1', 'refused'],
  ['int', "set('1','2')", '2'],
  ['bigint', "enum('10','20')", '10'],
  ['tinyint', "enum('0','1')", '0'],
  ["enum('10','20')", 'int', "'20'"],
  ["enum('10','20')", 'decimal(5,1)', "'20'", '20.0', 'refused'],
  ["enum('a','b')", 'int', "'b'", 'refused'],
  ["enum('a','b')", 'varchar(5)', "'b'"],
  ["enum('a','b')", 'text', "'b'"],
  ["enum('a','b')", "enum('b','a')", "'b'"],
  ["enum('a','b')", "enum('b')", "'a'", 'refused'],
  ["enum('a','b')", "set('b','c')", "'b'"],
  ["enum('1','0')", 'bit(1)', "'0'"],
  ["set('a','b')", 'varchar(5)', "'a,b'"],
  ["set('a','b')", "enum('a','b')", "'a'"],
  ["set('a','b')", "set('b','c','a')", "'a,b'", 'b,a'],
  ["set('1','2')", 'int', "'2'"],
  ['varchar(20)', "enum('a','b')", "'b'"],
  ['varchar(20)', "enum('a','b')", "'c'", 'refused'],
  ['varchar(20)', "enum('a','b')", "'2'", 'refused'],
  ['varchar(20)', "set('a','b')", "'a,b'"],
  ['varchar(20)', "set('a','b')", "'2'", 'refused'],
  ['varchar(20)', "set('1','2')", "'1,2'"],
  ['varchar(20)', 'int', "'17'"],
  ['varchar(20)', 'int', "'17x'", 'refused'],
  ['varchar(20)', 'int', "''", 'refused'],
  ['varchar(20)', 'decimal(5,2)', "'1.25'"],
  ['varchar(20)', 'double', "'1.25'"],
  ['varchar(20)', 'varchar(10)', "'0123456789'"],
  ['varchar(20)', 'varchar(10)', "'01234567890'", 'refused'],
  ['varchar(20)', 'char(10)', "'x'"],
  ['varchar(20)', 'text', "'x'"],
  ['varchar(20)', 'varbinary(20)', "'x'"],
  ['varchar(20)', 'date', "'2026-01-31'"],
  ['varchar(20)', 'date', "'soon'", 'refused'],
  ['varchar(20)', 'datetime', "'2026-01-31 10:00:00'"],
  ['varchar(20)', 'time', "'10:00:00'"],
  ['varchar(20)', 'bit(4)', "'5'"],
  ['varchar(20)', 'bit(4)', "'x'", 'refused'],
  ['varchar(20)', 'json', `'{"a": 1}'`],
  ['varchar(20)', 'json', "'x'", 'refused'],
  ['longtext', 'varchar(5)', "'x'"],
  ['longtext', 'tinytext', "repeat('x', 256)", 'refused'],
  ['blob', 'varbinary(5)', "'x'"],
  ['blob', 'text', "'x'"],
  ['varbinary(5)', 'varchar(5)', "'x'"],
  ['decimal(10,2)', 'decimal(12,4)', '1.25', '1.2500'],
  ['decimal(10,2)', 'decimal(3,2)', '123.45', 'refused'],
  ['decimal(10,2)', 'varchar(10)', '1.25'],
  ['decimal(10,2)', 'double', '1.25'],
  ['double', 'varchar(20)', '1.25'],
  ['float', 'double', '1.25'],
  ['bit(4)', 'int', "b'101'", '5'],
  ['bit(4)', 'varchar(5)', "b'101'", '5'],
  ['bit(1)', 'tinyint', "b'1'", '1'],
  ['bit(4)', "enum('5','6')", "b'101'", '5'],
  ['year', 'int', '2026'],
  ['year', 'varchar(4)', '2026'],
  ['date', 'datetime', "'2026-01-31'", '2026-01-31 00:00:00'],
  ['date', 'datetime(6)', "'2026-01-31'", '2026-01-31 00:00:00.000000'],
  ['date', 'varchar(20)', "'2026-01-31'"],
  ['datetime', 'timestamp', "'2026-01-31 10:00:00'"],
  ['datetime', 'datetime(3)', "'2026-01-31 10:00:00'", '2026-01-31 10:00:00.000'],
  ['datetime', 'varchar(20)', "'2026-01-31 10:00:00'"],
  ['timestamp', 'datetime(6)', "'2026-01-31 10:00:00'", '2026-01-31 10:00:00.000000'],
  ['time', 'varchar(20)', "'10:00:00'"],
  ['time(3)', 'time(6)', "'10:00:00.125'", '10:00:00.125000'],
  ['json', 'longtext', `'{"a": 1}'`],
  ['json', 'varchar(20)', `'{"a": 1}'`],
  ['json', 'varchar(3)', `'{"a": 1}'`, 'refused'],
  ['char(5)', 'varchar(5)', "'x'"],
  ['char(5)', 'text', "'x'"],
];

/** Conversions of a type that MariaDB alone has. */
const uuids: readonly Conversion[] = [
  ['varchar(40)', 'uuid', "'3f2504e0-4f89-41d3-9a0c-0305e82c3301'"],
  ['uuid', 'varchar(36)', "'3f2504e0-4f89-41d3-9a0c-0305e82c3301'"],
  ['uuid', 'text', "'3f2504e0-4f89-41d3-9a0c-0305e82c3301'"],
  ['uuid', 'int', "'3f2504e0-4f89-41d3-9a0c-0305e82c3301'", 'refused'],
  ['int', 'uuid', '5', 'refused'],
  ['datetime', 'uuid', "'2026-01-31 10:00:00'", 'refused'],
  ['uuid', 'inet6', "'3f2504e0-4f89-41d3-9a0c-0305e82c3301'", 'refused'],
  ['inet4', 'int', "'10.0.0.1'", 'refused'],
  ['inet4', 'inet6', "'10.0.0.1'", 'refused'],
];

const table = { schema: null, name: 't' };

async function retype({ apply }: OpenDatabase, to: string): Promise<boolean> {
  const values = /^(?:enum|set)\((.*)\)$/.exec(to)?.[1];
  const enumValues = values?.split(',').map((value) => value.slice(1, -1)) ?? null;
  try {
    await apply({
      kind: 'alterColumn',
      table,
      column: 'c',
      change: { type: to, enumValues },
      existing: {},
      fill: null,
      using: null,
    });
    return true;
  } catch {
    return false;
  }
}

async function valueOf({ db, readTable }: OpenDatabase): Promise<string> {
  const type = (await readTable('t')).columns.find(({ name }) => name === 'c')?.type ?? '';
  const read = type.startsWith('bit') ? 'c + 0' : 'c';
  const rows: unknown = await db.query(`SELECT CAST(${read} AS CHAR) AS v FROM t`);
  return String((rows as readonly { readonly v: unknown }[])[0]?.v);
}

test.each(servers)(
  '%s keeps every value that another type can hold, both ways, and refuses the others',
  async (server) => {
    await using database = await openDatabase(server);
    const found: unknown[] = [];
    const expected: unknown[] = [];
    for (const [from, to, value, after, back] of [
      ...conversions,
      ...(server === 'mariadb' ? uuids : []),
    ]) {
      await database.run('DROP TABLE IF EXISTS t', `CREATE TABLE t (id int, c ${from} NOT NULL)`);
      await database.run(`INSERT INTO t VALUES (1, ${value})`).catch((error: unknown) => {
        throw new Error(`${value} is no ${from}`, { cause: error });
      });
      const before = await valueOf(database);
      const isRefused = after === 'refused';
      const went = await retype(database, to);
      const there = await valueOf(database);
      // A step between may stay behind when the last one is refused, never another value.
      const returned = went ? await retype(database, from) : false;
      const again = await valueOf(database);
      found.push([from, to, value, went, there, returned, again]);
      const next = isRefused ? before : (after ?? before);
      const last = back === 'refused' ? next : before;
      expected.push([from, to, value, !isRefused, next, !isRefused && back !== 'refused', last]);
    }
    expect(found).toEqual(expected);
  },
);

test.each(servers)('%s takes an empty table from numbers to UUIDs and back', async (server) => {
  await using database = await openDatabase(server);
  await database.run('CREATE TABLE t (id int, c int NOT NULL)');
  expect(await retype(database, 'uuid')).toBe(server === 'mariadb');
  await database.apply({
    kind: 'addColumn',
    table,
    column: column('d', 'int', { nullable: true }),
    fill: null,
  });
  if (server === 'mariadb') expect(await retype(database, 'int')).toBe(true);
});
