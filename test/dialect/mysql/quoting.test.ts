import { expect, test } from 'vitest';
import { openDatabase, servers } from './open-database.ts';

const values: readonly unknown[] = [
  "it's",
  'a\\b',
  'line\nbreak',
  'nul\0byte',
  '"quoted"',
  42,
  -1.5,
  9007199254740993n,
  null,
];

test.each(servers)('%s reads back every literal', async (server) => {
  await using database = await openDatabase(server);
  const { quoting } = database.dialect;
  const list = values.map((value, position) => `${quoting.literal(value)} AS value_${position}`);
  const [row] = await database.rows(`SELECT ${list.join(', ')}`);
  expect(row?.map(String)).toEqual(values.map(String));
  const [others] = await database.rows(
    `SELECT ${quoting.literal(true)} AS a, HEX(${quoting.literal(new Uint8Array([0, 255]))}) AS b,
            ${quoting.literal(new Date('2026-01-02T03:04:05.678Z'))} AS c`,
  );
  expect(others?.map(String)).toEqual(['1', '00FF', '2026-01-02 03:04:05.678']);
});

test.each(servers)('%s takes names with anything in them', async (server) => {
  await using database = await openDatabase(server);
  const name = 'odd `name. "x"';
  const quoted = database.dialect.quoting.identifier(name);
  await database.run(`CREATE TABLE ${quoted} (${quoted} int, KEY ${quoted} (${quoted}))`);
  const found = await database.readTable(name);
  expect([found.columns[0]?.name, found.indexes[0]?.name]).toEqual([name, name]);
});
