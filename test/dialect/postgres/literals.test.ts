import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { normalizeArrayLiteral } from '../../../src/dialect/postgres/array-literal.ts';
import { normalizeJsonLiteral } from '../../../src/dialect/postgres/json-literal.ts';
import { quoting } from '../../../src/dialect/postgres/quoting.ts';
import { rowsOf } from '../../../src/dialect/queryable.ts';
import { createTestDatabase, type TestDatabase } from '../../support/server.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('postgres');
});

afterAll(async () => database[Symbol.asyncDispose]());

/** How the server spells a text that goes through a type. */
async function throughServer(text: string, type: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ text: string }>(
    database.db,
    `SELECT $1::text::${type}::text AS text`,
    [text],
  );
  return row?.text;
}

describe('a JSON text is written as jsonb writes it', () => {
  test.each([
    '{}',
    '[]',
    'null',
    ' "a\\u0041\\n\\u0007/\\"é" ',
    '{"bb":1,"a":[1,2.5,-0.25,true,null,{}],"é":"x","c":{"z":[],"y":0}}',
    '{"a":1,"a":2}',
    '{"12":1,"3":2,"x":3}',
  ])('%s', async (text) => {
    expect(normalizeJsonLiteral(text)).toBe(await throughServer(text, 'jsonb'));
  });

  test.each(['1.50', '1e21', '12345678901234567890', '{"a": 1.0}', '{a:1}', ''])(
    '%s is left alone',
    (text) => {
      expect(normalizeJsonLiteral(text)).toBeNull();
    },
  );
});

describe('an array is written as the server writes it', () => {
  test.each([
    ['{}', 'text'],
    ['{ }', 'text'],
    ['{a,b}', 'text'],
    ['{ a b , c}', 'text'],
    ['{"a","b"}', 'text'],
    [String.raw`{"a,b","c\"d","\\","",NULL,"null",null,"{x}"}`, 'text'],
    ['{1, 2}', 'integer'],
    ['{true,false,t}', 'boolean'],
  ])('%s as %s[]', async (text, type) => {
    expect(normalizeArrayLiteral(text, type)).toBe(await throughServer(text, `${type}[]`));
  });

  test.each(['{{a},{b}}', 'a,b', '{a,}', '{"a}'])('%s is left alone', (text) => {
    expect(normalizeArrayLiteral(text, 'text')).toBe(text);
  });
});

test('a value survives its literal', async () => {
  const literals = ["it's", String.raw`a\b`, 5, 1.5, 12n, true, null, undefined].map((one) =>
    quoting.literal(one),
  );
  const [row] = await rowsOf<object>(
    database.db,
    `SELECT ${literals.map((one, position) => `${one} AS c${position}`).join(', ')},
            ${quoting.literal(new Date(0))}::timestamptz AS date,
            ${quoting.literal(Number.NaN)}::float AS nan,
            ${quoting.literal(new Uint8Array([0, 255]))}::bytea AS bytes,
            ${quoting.literal({ a: "it's" })}::json AS json`,
  );
  expect(row).toEqual({
    c0: "it's",
    c1: String.raw`a\b`,
    c2: 5,
    c3: '1.5',
    c4: 12,
    c5: true,
    c6: null,
    c7: null,
    date: new Date(0),
    nan: Number.NaN,
    bytes: Buffer.from([0, 255]),
    json: { a: "it's" },
  });
});
