import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import type { Project } from '../../src/command/project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity } from './case.ts';

/** What every database can hold of an entity, with names that TypeORM makes up for each in its own way. */
const entities = [
  entity(
    'customers',
    {
      id: { type: 'uuid', primary: true, generated: 'uuid' },
      email: { type: String, unique: true },
      tier: { type: 'simple-enum', enum: ['free', 'pro'], default: 'free' },
      settings: { type: 'simple-json', nullable: true },
      tags: { type: 'simple-array', nullable: true },
      balance: { type: 'decimal', precision: 12, scale: 2, default: 0 },
      score: { type: 'float', default: 1.5 },
      visits: { type: 'int', unsigned: true, default: 0 },
      born: { type: 'date', nullable: true },
      note: { type: String, length: 200, nullable: true, comment: "it's a note" },
      active: { type: Boolean, default: true },
      created: { type: Date, createDate: true },
      updated: { type: Date, updateDate: true },
      deleted: { type: Date, deleteDate: true, nullable: true },
      version: { type: Number, version: true },
    },
    { indices: [{ columns: ['tier', 'created'] }] },
  ),
  entity(
    'orders',
    { total: { type: 'bigint' } },
    {
      relations: {
        customer: { type: 'many-to-one', target: 'customers', onDelete: 'SET NULL' },
        parent: { type: 'many-to-one', target: 'orders' },
        products: { type: 'many-to-many', target: 'products', joinTable: true },
      },
      checks: [{ name: 'ck_orders_total', expression: 'total >= 0' }],
    },
  ),
  entity('products', { sku: { type: String, length: 40 } }, { uniques: [{ columns: ['sku'] }] }),
];

async function open({ options }: TestDatabase, migrations: string): Promise<Project> {
  const dataSource = { ...options, entities: entities.map((each) => new EntitySchema(each)) };
  return openProject({ dataSource, migrations });
}

describe.each(serverNames)('a file generated on %s', (server) => {
  test('runs up and down on every database, and compares as empty there', async () => {
    await using database = await createTestDatabase(server);
    await withFolder(async (migrations) => {
      const project = await open(database, migrations);
      await revision(project, { message: 'first', autogenerate: true });
      await project.close();
      for (const other of serverNames) {
        await using elsewhere = await createTestDatabase(other);
        const there = await open(elsewhere, migrations);
        try {
          const before = await fingerprint(other, elsewhere.db);
          await upgrade(there);
          expect((await compare(there)).summary, `on ${other}`).toEqual([]);
          await downgrade(there, 'base');
          expect(await fingerprint(other, elsewhere.db), `on ${other}`).toEqual(before);
        } finally {
          await there.close();
        }
      }
    });
  });
});
