import { describe, expect, test } from 'vitest';
import { entity } from '../acceptance/case.ts';
import type { Edit } from './edit.ts';
import { measureEdit } from './measure-edit.ts';
import type { Tool } from './tool.ts';

const edit: Edit = {
  name: 'a column is added, another renamed',
  from: [entity('users', { name: { type: String, length: 50 } })],
  to: [
    entity('users', {
      full_name: { type: String, length: 50 },
      age: { type: 'int', nullable: true },
    }),
  ],
  rows: {
    users: [
      { id: 1, name: 'Ada' },
      { id: 2, name: 'Grace' },
    ],
  },
  renames: { 'users.name': 'full_name' },
};

/** A tool whose migration is these statements. */
function scripted(
  up: readonly string[],
  down: readonly string[],
  differences: readonly string[] = [],
): Tool {
  return {
    name: 'Limbeck',
    async adopt() {
      // It keeps no history.
    },
    differences: async (_, entities) => (entities === edit.to ? differences : []),
    async generate({ database: { db } }) {
      const run = (statements: readonly string[]) => async () => {
        for (const statement of statements) await db.query(statement);
      };
      return { changes: up, up: run(up), down: run(down) };
    },
  };
}

const up = [
  'ALTER TABLE users RENAME COLUMN name TO full_name',
  'ALTER TABLE users ADD COLUMN age int',
];
const down = [
  'ALTER TABLE users DROP COLUMN age',
  'ALTER TABLE users RENAME COLUMN full_name TO name',
];

describe('an edit', () => {
  test('has no fault where it is made and undone', async () => {
    expect(await measureEdit(scripted(up, down), 'sqlite', edit)).toEqual({});
  });

  test('is not seen where the migration is empty', async () => {
    expect(await measureEdit(scripted([], []), 'sqlite', edit)).toEqual({ notSeen: [] });
  });

  test('is not run where a statement fails, and what it has destroyed by then is lost', async () => {
    const statements = ['ALTER TABLE users ADD COLUMN age int', 'DELETE FROM users', 'nonsense'];
    expect(await measureEdit(scripted(statements, []), 'sqlite', edit)).toEqual({
      notRun: [expect.stringContaining('nonsense')],
      lost: ['- users: id=1, name=Ada', '- users: id=2, name=Grace'],
    });
  });

  test('loses what does not come along with a new name', async () => {
    const statements = ["ALTER TABLE users ADD COLUMN full_name varchar DEFAULT 'Ada'"];
    const back = ['ALTER TABLE users DROP COLUMN full_name'];
    expect(await measureEdit(scripted(statements, back), 'sqlite', edit)).toEqual({
      lost: ['- users: id=2, full_name=Grace', '+ users: id=2, full_name=Ada'],
    });
  });

  test('is not settled where the tool still reports something', async () => {
    const restless = scripted(up, down, ['~ users']);
    // It reports as much of a database made afresh, which is another fault.
    expect(await measureEdit(restless, 'sqlite', edit)).toEqual({});
    let asked = 0;
    const once: Tool = {
      ...restless,
      differences: async (_, entities) =>
        entities === edit.to && asked++ === 0 ? ['~ users'] : [],
    };
    expect(await measureEdit(once, 'sqlite', edit)).toEqual({ notSettled: ['~ users'] });
  });

  test('is not restored where catalog or rows differ afterwards', async () => {
    const back = [...down, 'DELETE FROM users WHERE id = 2', 'CREATE INDEX ix ON users (name)'];
    expect(await measureEdit(scripted(up, back), 'sqlite', edit)).toEqual({
      notRestored: expect.arrayContaining([
        '+ index ix: CREATE INDEX ix ON users',
        '- users: id=2, name=Grace',
      ]),
    });
  });

  test('is not restored where the downgrade fails', async () => {
    expect(await measureEdit(scripted(up, ['nonsense']), 'sqlite', edit)).toEqual({
      notRestored: [expect.stringContaining('nonsense')],
    });
  });
});
