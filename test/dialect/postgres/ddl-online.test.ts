import { describe, expect, test } from 'vitest';
import { dialectFor } from '../../../src/dialect/open-dialect.ts';
import type { Operation } from '../../../src/operation/operation.ts';
import { foreignKey, index } from '../../support/build.ts';
import { createTestDatabase, serverNames } from '../../support/server.ts';

const table = { schema: null, name: 'events' };
const concurrently = true;
const operations: readonly Operation[] = [
  { kind: 'createIndex', table, index: index('ix', ['user_id']), concurrently },
  { kind: 'dropIndex', table, index: 'ix', existing: null, concurrently },
  {
    kind: 'createConstraint',
    table,
    constraint: {
      kind: 'unique',
      name: 'uq',
      columns: ['id', 'day'],
      deferrable: 'INITIALLY DEFERRED',
      nullsNotDistinct: false,
    },
    concurrently,
  },
  {
    kind: 'createConstraint',
    table,
    constraint: foreignKey('fk', ['user_id'], 'users', ['id']),
    notValid: true,
  },
  { kind: 'validateConstraint', table, name: 'fk', outside: true },
];

describe.runIf(serverNames.includes('postgres'))('what is done on a table in use', () => {
  test.each([
    ['a table', '', /CONCURRENTLY|USING INDEX|NOT VALID|VALIDATE/],
    [
      'a partitioned table, which takes less',
      ' PARTITION BY RANGE (day)',
      /^(?!.*(?:CONCURRENTLY|USING INDEX|NOT VALID))/s,
    ],
  ])('is taken by %s', async (_what, clause, way) => {
    await using database = await createTestDatabase('postgres');
    const { db, options } = database;
    await db.query('CREATE TABLE users (id int PRIMARY KEY)');
    await db.query(`CREATE TABLE events (id int, day int, user_id int)${clause}`);
    const dialect = await dialectFor(options.type)(db);
    for (const operation of operations) {
      const statements = await dialect.statements(operation, db);
      expect(statements.join('\n')).toMatch(way);
      for (const statement of statements) await db.query(statement);
    }
  });
});
