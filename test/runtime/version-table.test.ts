import { describe, expect, test } from 'vitest';
import { dialectFor } from '../../src/dialect/open-dialect.ts';
import type { Queryable } from '../../src/dialect/queryable.ts';
import { versionTable } from '../../src/runtime/version-table.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

const name = { schema: null, name: 'limbeck_version' };

/** The same connection, and the statements through it that change something. */
function listen(db: Queryable): { readonly db: Queryable; readonly changes: string[] } {
  const changes: string[] = [];
  return {
    changes,
    db: {
      query(statement, parameters) {
        const verb = /^\s*(CREATE|INSERT|UPDATE|DELETE)\b/.exec(statement)?.[1];
        if (verb !== undefined) changes.push(verb);
        return db.query(statement, parameters);
      },
    },
  };
}

describe.each(serverNames)('the version table on %s', (server) => {
  test('holds one row for each head, and is only there once there was one', async () => {
    await using database = await createTestDatabase(server);
    const dialect = await dialectFor(database.options.type)(database.db);
    const { db, changes } = listen(database.db);
    const table = versionTable(name, dialect, db);
    const histories: readonly (readonly [heads: readonly string[], changes: readonly string[]])[] =
      [
        [[], []],
        // Created once only: a later migration may be run by somebody who may not create tables.
        [['a1'], ['CREATE', 'INSERT']],
        [['a1'], []],
        // One statement, so that no moment is without a row where each commits by itself.
        [['a2'], ['UPDATE']],
        [['a2', 'b1'], ['INSERT']],
        [['c1'], ['UPDATE', 'DELETE']],
        [
          ['a2', 'b1'],
          ['UPDATE', 'INSERT'],
        ],
        [[], ['DELETE', 'DELETE']],
      ];
    for (const [heads, statements] of histories) {
      await table.write(heads);
      expect(await table.read()).toEqual(heads);
      expect(changes.splice(0)).toEqual(statements);
    }
  });

  test('is not made by reading it', async () => {
    await using database = await createTestDatabase(server);
    const dialect = await dialectFor(database.options.type)(database.db);
    const table = versionTable(name, dialect, database.db);
    expect(await table.read()).toEqual([]);
    await table.write([]);
    expect(await dialect.hasTable(database.db, name)).toBe(false);
  });
});
