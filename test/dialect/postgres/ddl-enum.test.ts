import { beforeEach, describe, expect, test } from 'vitest';
import { transaction } from '../../../src/dialect/postgres/transaction.ts';
import { useDatabase } from './use-database.ts';

const { database, query, read, run } = useDatabase();

describe('enumerated types', () => {
  const mood = { schema: null, name: 'mood', values: ['a', 'c'] };

  beforeEach(async () => {
    await query(`CREATE SCHEMA audit; CREATE TYPE mood AS ENUM ('a', 'c');
      CREATE TABLE users (
        one mood NOT NULL DEFAULT 'a',
        gone mood DEFAULT 'c',
        many mood[] DEFAULT '{a}',
        CONSTRAINT ck CHECK (one <> 'a' OR gone IS NULL)
      );
      CREATE TABLE audit."Other" ("Mood" mood);
      CREATE INDEX ix ON users (one) WHERE one = 'a';
      INSERT INTO users VALUES ('a', NULL, '{a,a}')`);
  });

  test('a value that joins the others is added in its place', async () => {
    const statements = await run({
      kind: 'alterEnum',
      recreate: false,
      columns: null,
      from: mood,
      to: { ...mood, values: ['0', 'a', 'b', 'c', 'd'] },
    });
    expect(statements).toEqual([
      `ALTER TYPE "mood" ADD VALUE '0' BEFORE 'a'`,
      `ALTER TYPE "mood" ADD VALUE 'b' AFTER 'a'`,
      `ALTER TYPE "mood" ADD VALUE 'd' AFTER 'c'`,
    ]);
    expect((await read()).enums[0]?.values).toEqual(['0', 'a', 'b', 'c', 'd']);
  });

  test.each([true, false])(
    'a value that goes makes the type anew around its columns (offline: %s)',
    async (offline) => {
      await run(
        {
          kind: 'alterEnum',
          recreate: false,
          columns: null,
          from: mood,
          to: { ...mood, values: ['b', 'a'] },
        },
        { offline },
      );
      const after = await read();
      expect(after.enums).toEqual([{ ...mood, values: ['b', 'a'] }]);
      const changed = after.tables.find((one) => one.name === 'users');
      expect(changed?.columns).toMatchObject([
        { type: 'mood', default: "'a'" },
        { type: 'mood', default: null },
        { type: 'mood[]', default: "'{a}'" },
      ]);
      expect(changed).toMatchObject({ indexes: [{ name: 'ix' }], checks: [{ name: 'ck' }] });
      expect(await query('SELECT one, many FROM users')).toEqual([{ one: 'a', many: '{a,a}' }]);
    },
  );

  test('a value gets another name wherever it is used', async () => {
    const statements = await run({
      kind: 'alterEnum',
      recreate: false,
      columns: null,
      from: mood,
      to: { ...mood, values: ["it's", 'c'] },
      renamed: [{ from: 'a', to: "it's" }],
    });
    expect(statements).toEqual([`ALTER TYPE "mood" RENAME VALUE 'a' TO 'it''s'`]);
    expect(await query('SELECT one, many FROM users')).toEqual([
      { one: "it's", many: "{it's,it's}" },
    ]);
    const changed = (await read()).tables.find((one) => one.name === 'users');
    expect(changed?.columns.map((column) => column.default)).toEqual([
      "'it''s'",
      "'c'",
      "'{it''s}'",
    ]);
  });

  test('values change names with each other', async () => {
    const statements = await run({
      kind: 'alterEnum',
      recreate: false,
      columns: null,
      from: mood,
      to: { ...mood, values: ['c', 'a'] },
      renamed: [
        { from: 'a', to: 'c' },
        { from: 'c', to: 'a' },
      ],
    });
    expect(statements).toHaveLength(3);
    expect(await query('SELECT one FROM users')).toEqual([{ one: 'c' }]);
    expect((await read()).enums).toEqual([{ ...mood, values: ['c', 'a'] }]);
  });

  test.each([
    [false, ['b', 'x', 'c']],
    [true, ['b', 'x', 'c']],
    [false, ['x']],
  ])('a value gets another name while others come and go (anew: %s)', async (recreate, values) => {
    await run({
      kind: 'alterEnum',
      recreate,
      columns: null,
      from: mood,
      to: { ...mood, values },
      renamed: [{ from: 'a', to: 'x' }],
    });
    const after = await read();
    expect(after.enums).toEqual([{ ...mood, values }]);
    expect(after.tables.find((one) => one.name === 'users')).toMatchObject({
      columns: [{ default: "'x'" }, {}, { default: "'{x}'" }],
      indexes: [{ name: 'ix' }],
      checks: [{ name: 'ck' }],
    });
    expect(await query('SELECT one, many FROM users')).toEqual([{ one: 'x', many: '{x,x}' }]);
  });

  test('a row that holds the value stops it', async () => {
    await query("ALTER TABLE users DROP CONSTRAINT ck; UPDATE users SET gone = 'c'");
    const removal = transaction(database().db, () =>
      run({
        kind: 'alterEnum',
        recreate: false,
        columns: null,
        from: mood,
        to: { ...mood, values: ['a'] },
      }),
    );
    await expect(removal).rejects.toThrow('invalid input value for enum mood: "c"');
    expect((await read()).enums).toEqual([mood]);
  });

  test('a type is renamed and moved', async () => {
    await run({
      kind: 'alterEnum',
      recreate: false,
      columns: null,
      from: mood,
      to: { ...mood, schema: 'audit', name: 'Mood' },
    });
    expect((await read()).enums).toEqual([{ ...mood, schema: 'audit', name: 'Mood' }]);
  });
});
