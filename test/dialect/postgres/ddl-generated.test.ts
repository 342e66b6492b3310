import { beforeEach, describe, expect, test } from 'vitest';
import { reverse } from '../../../src/operation/reverse.ts';
import { rejectionOf } from '../../support/catch-error.ts';
import { useDatabase } from './use-database.ts';

const { query, read, statementsOf, run, readColumn, alteration } = useDatabase();

describe('generated columns', () => {
  beforeEach(async () => {
    await query(`CREATE TABLE users (
        a integer,
        twice integer GENERATED ALWAYS AS (a * 2) STORED CONSTRAINT ck CHECK (twice < 100)
      );
      CREATE INDEX ix ON users (twice DESC);
      INSERT INTO users VALUES (4)`);
  });

  test('another expression computes the values anew and keeps indexes and constraints', async () => {
    const before = await read();
    const operation = await alteration('twice', {
      generated: { expression: 'a * 3', stored: true },
    });
    await run(operation);
    expect(await query('SELECT twice FROM users')).toEqual([{ twice: 12 }]);
    await run(reverse(operation));
    expect(await read()).toEqual(before);
  });

  test.each([
    { major: 15, way: 'in place' },
    { major: 12, way: 'in another column' },
  ])('a plain column keeps the values, and back: $way', async ({ major }) => {
    const before = await read();
    const operation = await alteration('twice', { generated: null });
    await run(operation, { major });
    expect(await readColumn('twice')).toMatchObject({ generated: null });
    expect(await query('SELECT twice FROM users')).toEqual([{ twice: 8 }]);
    await run(reverse(operation), { major });
    expect(await read()).toEqual(before);
  });

  test('PostgreSQL 17 changes the expression of a column in place', async () => {
    const operation = await alteration('twice', {
      generated: { expression: 'a * 3', stored: true },
    });
    expect(await statementsOf(operation, { major: 17 })).toEqual([
      'ALTER TABLE "users" ALTER COLUMN "twice" SET EXPRESSION AS (a * 3)',
    ]);
  });

  test('a column that has to be made anew must be known', async () => {
    const { table, column, change } = await alteration('twice', {
      generated: { expression: 'a * 3', stored: true },
    });
    const operation = {
      kind: 'alterColumn',
      table,
      column,
      change,
      fill: null,
      using: null,
    } as const;
    const existing = { generated: { expression: 'a * 2', stored: true } };
    const error = await rejectionOf(
      statementsOf({ ...operation, existing }, { offline: true, major: 15 }),
    );
    expect(error).toEqual({
      code: 'OPERATION_UNSUPPORTED',
      message: 'PostgreSQL cannot change the expression of users.twice without knowing its type.',
      hint: 'Say what the column is in `existing`, or run with a connection.',
    });
    expect(await run({ ...operation, existing }, { major: 15 })).toContainEqual(
      expect.stringContaining('ADD COLUMN "twice" integer GENERATED ALWAYS AS (a * 3) STORED'),
    );
  });
});
