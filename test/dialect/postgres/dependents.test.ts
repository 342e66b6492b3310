import { beforeEach, describe, expect, test } from 'vitest';
import { reverse } from '../../../src/operation/reverse.ts';
import type { ColumnChange } from '../../../src/schema/column.ts';
import { useDatabase, users } from './use-database.ts';

const { query, read, run, alteration } = useDatabase();

describe('what keeps the type of a column from changing', () => {
  beforeEach(async () => {
    await query(
      `
      CREATE TYPE mood AS ENUM ('a', 'b', 'c');
      CREATE FUNCTION mood_name(anyelement) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT ''x''';
      CREATE TABLE users (
        a integer,
        mood mood,
        twice integer GENERATED ALWAYS AS (a * 2) STORED NOT NULL CONSTRAINT ck CHECK (twice < 100),
        merry boolean GENERATED ALWAYS AS (mood = 'a') STORED,
        same mood GENERATED ALWAYS AS (mood) STORED,
        name varchar(9) COLLATE "C" GENERATED ALWAYS AS (mood_name(mood)) STORED,
        UNIQUE (twice, name)
      );
      CREATE INDEX ix ON users (twice DESC) WHERE twice > 1 AND merry;
      CREATE VIEW seen AS SELECT twice, merry, name FROM users;
      COMMENT ON COLUMN users.twice IS 'it''s computed';
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER "On A" BEFORE UPDATE OF a ON users FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE TRIGGER on_mood BEFORE UPDATE ON users FOR EACH ROW
        WHEN (NEW.mood IS DISTINCT FROM OLD.mood AND NEW.a > 1) EXECUTE FUNCTION touch();
      ALTER TABLE users DISABLE TRIGGER on_mood;
      CREATE RULE on_a AS ON INSERT TO users WHERE NEW.a > 100 AND NEW.mood = 'a' DO INSTEAD NOTHING;
      CREATE POLICY "Own" ON users AS RESTRICTIVE FOR UPDATE TO pg_monitor, PUBLIC
        USING (a > 1) WITH CHECK (mood = 'a');
      INSERT INTO users (a, mood) VALUES (4, 'a')`,
    );
  });

  const state = `
    SELECT ARRAY(SELECT pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname)
             AS triggers,
           ARRAY(SELECT definition FROM pg_rules ORDER BY rulename) AS rules,
           ARRAY(SELECT p::text FROM pg_policies p ORDER BY policyname) AS policies,
           ARRAY(SELECT definition FROM pg_views WHERE schemaname = 'public' ORDER BY viewname) AS views`;
  const rows = 'SELECT twice, merry, same, name FROM users';

  const changes: readonly (readonly [string, ColumnChange])[] = [
    ['a', { type: 'bigint' }],
    ['twice', { type: 'bigint' }],
  ];

  test.each(changes)('is made again around a change of %s', async (name, change) => {
    const [before, seen, held] = [await columns(), await query(state), await query(rows)];
    const operation = await alteration(name, change);
    await run(operation);
    expect((await query(rows)).map(String)).toEqual(held.map(String));
    await run(reverse(operation));
    expect([await columns(), await query(state), await query(rows)]).toEqual([before, seen, held]);
  });

  test.each([false, true])(
    'is made again around an enumerated type (offline: %s)',
    async (offline) => {
      const [before, seen, held] = [await columns(), await query(state), await query(rows)];
      const from = { schema: null, name: 'mood', values: ['a', 'b', 'c'] };
      const operation = {
        kind: 'alterEnum',
        recreate: true,
        columns: null,
        from,
        to: { ...from, values: ['b', 'a'] },
      } as const;
      await run(operation, { offline });
      await run(reverse(operation), { offline });
      expect([await columns(), await query(state), await query(rows)]).toEqual([
        before,
        seen,
        held,
      ]);
    },
  );

  test('changes along in one batch', async () => {
    const [before, seen, held] = [await columns(), await query(state), await query(rows)];
    const operations = [
      await alteration('twice', { type: 'bigint', nullable: true }),
      await alteration('a', { type: 'bigint' }),
    ];
    const batch = { kind: 'batchAlterTable', table: users, operations } as const;
    await run(batch);
    expect(await query('SELECT pg_typeof(twice)::text AS type FROM users')).toEqual([
      { type: 'bigint' },
    ]);
    await run(reverse(batch));
    expect([await columns(), await query(state), await query(rows)]).toEqual([before, seen, held]);
  });

  test('goes along in one batch', async () => {
    await query('DROP VIEW seen');
    const existing = (await read()).tables[0]?.columns.find(({ name }) => name === 'twice') ?? null;
    await run({
      kind: 'batchAlterTable',
      table: users,
      operations: [
        await alteration('a', { type: 'bigint' }),
        { kind: 'dropColumn', table: users, column: 'twice', existing, fill: null },
      ],
    });
    expect((await columns()).map(({ name }) => name)).not.toContain('twice');
  });

  /** A column that is made anew moves to the end, which counts for nothing. */
  async function columns() {
    const [table] = (await read()).tables;
    return table === undefined
      ? []
      : [
          ...table.columns.toSorted((one, other) => one.name.localeCompare(other.name)),
          ...table.uniques,
          ...table.checks,
          ...table.indexes,
        ];
  }
});
