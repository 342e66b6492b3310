import { describe, expect, test } from 'vitest';
import { withLastingArrays } from '../../../src/dialect/postgres/catalog-expression.ts';
import { rowsOf, type Queryable } from '../../../src/dialect/queryable.ts';
import { createTestDatabase } from '../../support/server.ts';

/** How the server spells a check. */
async function spell(db: Queryable, check: string): Promise<string> {
  await db.query(`ALTER TABLE things ADD CONSTRAINT one CHECK (${check})`);
  const [row] = await rowsOf<{ spelling: string }>(
    db,
    `SELECT pg_get_expr(conbin, conrelid) AS spelling FROM pg_constraint WHERE conname = 'one'`,
  );
  await db.query('ALTER TABLE things DROP CONSTRAINT one');
  return row?.spelling ?? '';
}

describe('the server spells a check again as it did before', () => {
  test.each([
    "state IN ('a', 'b')",
    "state NOT IN ('a', 'b')",
    "state IN ('a', 'it''s', NULL)",
    String.raw`state IN ('(ARRAY[''x''::text])::', E'back\\slash')`,
    "state IN ('a', 'b') OR state IS NULL",
    "coalesce(state, 'a') IN ('a', 'b')",
    "state COLLATE \"C\" IN ('a', 'b')",
    "state > ALL (ARRAY['a'::varchar])",
    `"it's" IN ('a', 'b') AND state IN ('c', 'd')`,
    "mood IN ('sad', 'glad')",
    "mood::text = ANY (ARRAY['sad', 'glad']::mood[]::text[])",
    "number = ANY (ARRAY['1', '2']::smallint[])",
  ])('%s', async (check) => {
    await using database = await createTestDatabase('postgres');
    const { db } = database;
    await db.query(`CREATE TYPE mood AS ENUM ('sad', 'glad')`);
    await db.query(
      `CREATE TABLE things (state varchar, "it's" varchar, mood mood, number integer)`,
    );
    const spelling = await spell(db, check);
    expect(await spell(db, withLastingArrays(spelling))).toBe(spelling);
  });
});

test('the type stands behind the array', () => {
  const spelling =
    "((s)::text = ANY ((ARRAY['a'::character varying, NULL::character varying])::text[]))";
  expect(withLastingArrays(spelling)).toBe(
    "((s)::text = ANY ((ARRAY['a', NULL]::character varying[])::text[]))",
  );
});

test.each([
  "(ARRAY['a'::character varying(5), 'b'::character varying])::text[]",
  "(s = ANY (ARRAY['a'::text, 'b'::text]))",
  "(s = '(ARRAY[''a''::text])::text[]'::text)",
])('nothing else is touched: %s', (spelling) => {
  expect(withLastingArrays(spelling)).toBe(spelling);
});
