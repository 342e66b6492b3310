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
import { entity, type Entity } from './case.ts';

/** What every database can hold of an entity, with names that TypeORM makes up for each in its own way. */
const entities = [
  entity(
    'customers',
    {
      id: { type: 'uuid', primary: true, generated: 'uuid' },
      email: { type: String, unique: true },
      tier: { type: 'simple-enum', enum: ['free', 'pro'], default: 'free' },
      state: { type: 'simple-enum', enum: ['on', 'held', 'off'], default: 'held' },
      stage: { type: 'simple-enum', enum: ['draft', 'sent'], default: 'draft' },
      phase: { type: 'simple-enum', enum: ['draft', 'sent'], default: 'draft' },
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

/**
 * The same after an edit of what every database can see; values of two enumerated columns come and
 * go, used as defaults, and of two others get another name.
 */
const edited = [
  entity(
    'customers',
    {
      id: { type: 'uuid', primary: true, generated: 'uuid' },
      email: { type: String, unique: true },
      tier: { type: 'simple-enum', enum: ['trial', 'pro', 'team'], default: 'team' },
      state: { type: 'simple-enum', enum: ['on', 'off'], default: 'on' },
      stage: { type: 'simple-enum', enum: ['drafted', 'sent'], default: 'drafted' },
      phase: { type: 'simple-enum', enum: ['new', 'drafted', 'sent'], default: 'sent' },
      settings: { type: 'simple-json', nullable: true },
      balance: { type: 'decimal', precision: 14, scale: 4, default: 0 },
      score: { type: 'float', default: 2.5 },
      visits: { type: 'int', unsigned: true, default: 0 },
      born: { type: 'date', nullable: true },
      note: { type: String, length: 400, default: 'none', comment: "it's a note" },
      active: { type: Boolean, default: false },
      created: { type: Date, createDate: true },
      updated: { type: Date, updateDate: true },
      deleted: { type: Date, deleteDate: true, nullable: true },
      version: { type: Number, version: true },
    },
    { indices: [{ columns: ['created'] }] },
  ),
  entity(
    'orders',
    { total: { type: 'bigint' }, placed: { type: Date, createDate: true } },
    {
      relations: {
        customer: { type: 'many-to-one', target: 'customers', onDelete: 'CASCADE' },
      },
      checks: [{ name: 'ck_orders_total', expression: 'total >= 0' }],
    },
  ),
  entity('products', { sku: { type: String, length: 60 } }, { uniques: [{ columns: ['sku'] }] }),
  entity('tags', { label: { type: 'simple-enum', enum: ['a', 'b'] } }),
];

async function open(
  { options }: TestDatabase,
  migrations: string,
  entities: readonly Entity[],
): Promise<Project> {
  const dataSource = { ...options, entities: entities.map((each) => new EntitySchema(each)) };
  return openProject({ dataSource, migrations });
}

describe.each(serverNames)('a file generated on %s', (server) => {
  test('runs up and down on every database, and compares as empty there', async () => {
    await using database = await createTestDatabase(server);
    await withFolder(async (migrations) => {
      for (const declared of [entities, edited]) {
        const project = await open(database, migrations, declared);
        await revision(project, { autogenerate: true, askRename: async () => null });
        await upgrade(project);
        await project.close();
      }
      for (const other of serverNames) {
        await using elsewhere = await createTestDatabase(other);
        const there = await open(elsewhere, migrations, entities);
        const then = await open(elsewhere, migrations, edited);
        try {
          const empty = await fingerprint(other, elsewhere.db);
          await upgrade(there, '+1');
          expect((await compare(there)).summary, `on ${other}`).toEqual([]);
          const first = await fingerprint(other, elsewhere.db);
          await upgrade(then);
          expect((await compare(then)).summary, `edited on ${other}`).toEqual([]);
          await downgrade(then, '-1');
          expect(await fingerprint(other, elsewhere.db), `back on ${other}`).toEqual(first);
          await downgrade(then, 'base');
          expect(await fingerprint(other, elsewhere.db), `at the start on ${other}`).toEqual(empty);
        } finally {
          await there.close();
          await then.close();
        }
      }
    });
  });
});
