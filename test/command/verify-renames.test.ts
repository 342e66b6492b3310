import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { openProject, revision, upgrade, verify } from '../../src/index.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

function orders(name: string, column: string, state: EntitySchemaColumnOptions): EntitySchema {
  return new EntitySchema({
    name,
    columns: {
      id: { type: Number, primary: true, generated: true },
      customer: { name: column, type: String, length: 40 },
      state,
    },
  });
}

const simple = (values: readonly string[]): EntitySchemaColumnOptions => ({
  type: 'simple-enum',
  enum: [...values],
  default: values[0],
});

const values = (first: string): readonly string[] => [first, 'paid', 'sent'];
const value = ['orders.state:draft', 'orders.state:drafted'] as const;

/** Edits that give something another name, and the answers that say so. */
const edits = [
  {
    name: 'a value',
    to: orders('orders', 'customer', simple(values('drafted'))),
    renames: [value],
  },
  {
    name: 'a table, a column and a value',
    to: orders('sales', 'buyer', simple(values('drafted'))),
    renames: [
      ['orders', 'sales'],
      ['orders.customer', 'sales.buyer'],
      ['orders.state:draft', 'sales.state:drafted'],
    ],
  },
] as const;

describe.each(serverNames)('verify on %s', (server) => {
  test.each(edits)('follows $name to another name', async ({ to, renames }) => {
    await using database = await createTestDatabase(server);
    const cwd = temporaryProject({});
    const open = (entity: EntitySchema) =>
      openProject({ cwd, dataSource: { ...database.options, entities: [entity] } });
    const before = await open(orders('orders', 'customer', simple(values('draft'))));
    await revision(before, { message: 'start', autogenerate: true });
    await upgrade(before);
    await before.close();
    const after = await open(to);
    await revision(after, { message: 'edit', autogenerate: true, renames });
    const [verification] = await verify(after).finally(() => after.close());
    expect(verification).toMatchObject({
      up: { outcome: 'passed' },
      down: { outcome: 'passed' },
      data: { outcome: 'passed' },
      unseeded: [],
    });
  });
});
