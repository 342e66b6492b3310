import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../src/operation/operation.ts';
import { foreignKey } from '../../support/build.ts';
import { useDatabase, users } from './use-database.ts';

const { query, read, run } = useDatabase();

describe('a constraint without a name is found', () => {
  test.each([true, false])(
    'by its columns, or by the usual name (offline: %s)',
    async (offline) => {
      await query(`CREATE TABLE users (id integer PRIMARY KEY, a integer UNIQUE, b integer CHECK (b > 0) REFERENCES users (id));
      ${offline ? '' : 'ALTER TABLE users RENAME CONSTRAINT users_a_key TO another'}`);
      const drop = (
        constraint: Extract<Operation, { kind: 'createConstraint' }>['constraint'],
      ): Operation => ({
        kind: 'dropConstraint',
        table: users,
        constraintKind: constraint.kind,
        name: null,
        existing: constraint,
      });
      const unnamed = [
        { kind: 'unique', name: null, columns: ['a'], deferrable: null, nullsNotDistinct: false },
        foreignKey(null, ['b'], 'users', ['id']),
        { kind: 'primaryKey', name: null, columns: ['id'] },
      ] as const;
      for (const constraint of unnamed) await run(drop(constraint), { offline });
      expect((await read()).tables).toMatchObject([
        { primaryKey: null, uniques: [], foreignKeys: [], checks: [{ name: 'users_b_check' }] },
      ]);
    },
  );
});
