import { beforeEach, describe, expect, test } from 'vitest';
import { reverse } from '../../../src/operation/reverse.ts';
import { useDatabase } from './use-database.ts';

const { query, read, run, alteration } = useDatabase();

describe('views that stand in the way', () => {
  const definitions = `
    CREATE SCHEMA audit;
    CREATE TYPE mood AS ENUM ('a', 'b', 'c');
    CREATE TABLE users (id integer, name varchar(10), mood mood);
    CREATE VIEW names WITH (security_barrier=true) AS SELECT id, name, mood FROM users;
    CREATE VIEW audit."Upper" AS SELECT upper(name) AS name FROM names;
    CREATE VIEW moods AS SELECT 'a'::mood AS mood;
    CREATE MATERIALIZED VIEW kept AS SELECT n.id, n.mood FROM names n, audit."Upper" u;
    CREATE VIEW apart AS SELECT id FROM users;
    CREATE INDEX ix_kept ON kept (mood);
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER touching INSTEAD OF UPDATE ON names FOR EACH ROW EXECUTE FUNCTION touch();
    COMMENT ON VIEW names IS 'it''s seen';
    GRANT SELECT ON names TO PUBLIC;
    GRANT SELECT ON audit."Upper" TO pg_monitor WITH GRANT OPTION`;

  const state = `
    SELECT c.oid::regclass::text AS name, pg_get_viewdef(c.oid) AS definition, reloptions,
           obj_description(c.oid) AS comment, relacl::text AS rights,
           ARRAY(SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = c.oid) AS triggers,
           ARRAY(SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = c.oid) AS indexes
      FROM pg_class c
     WHERE relkind IN ('v', 'm') AND relnamespace::regnamespace::text IN ('public', 'audit')
     ORDER BY 1`;

  beforeEach(async () => {
    await query(definitions);
  });

  test('are made again after the type of a column has changed', async () => {
    const before = await query(state);
    const operation = await alteration('name', { type: 'text' });
    const statements = await run(operation);
    expect(statements.filter((one) => one.startsWith('DROP'))).toEqual([
      'DROP MATERIALIZED VIEW kept',
      'DROP VIEW audit."Upper"',
      'DROP VIEW names',
    ]);
    await run(reverse(operation));
    expect(await query(state)).toEqual(before);
  });

  test.each([true, false])(
    'are made again around an enumerated type (offline: %s)',
    async (offline) => {
      const before = await query(state);
      const mood = { schema: null, name: 'mood', values: ['a', 'b', 'c'] };
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
      expect(await query(state)).toEqual(before);
    },
  );

  test('are made again on a view that is replaced', async () => {
    const before = await query(state);
    const names = (await read()).views.find(({ name }) => name === 'names');
    if (names === undefined) throw new Error('Not read.');
    const to = { ...names, definition: 'SELECT 1 AS one, id, name, mood FROM users' };
    await run({ kind: 'replaceView', from: names, to });
    const after = await query(state);
    expect(after.map((view) => ('name' in view ? view.name : null))).toEqual(
      before.map((view) => ('name' in view ? view.name : null)),
    );
    expect(after[0]).toEqual(before[0]);
  });

  test('stay when nothing they look at changes', async () => {
    const statements = await run(await alteration('id', { nullable: false }));
    expect(statements).toEqual(['ALTER TABLE "users" ALTER COLUMN "id" SET NOT NULL']);
  });
});
