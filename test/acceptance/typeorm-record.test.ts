import type { DataSourceOptions } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { migrate } from '../runtime/migrate.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { configFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { typeormRecord } from '../support/typeorm-record.ts';
import { withTypeorm } from '../support/typeorm.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Entity } from './case.ts';
import { schemasOf } from './start-case.ts';
import { typeormLog } from './typeorm-log.ts';
import { withProject } from './with-project.ts';

const items = entity('items', {
  price: { type: 'int' },
  amount: { type: 'int' },
  total: {
    type: 'int',
    asExpression: ' (price * amount)\n',
    generatedType: 'STORED',
    nullable: true,
  },
});
const costlyBy = (expression: string): Entity => ({
  name: 'costly',
  type: 'view',
  columns: {},
  expression,
});
const costly = costlyBy('\n  SELECT id,  total FROM items\n   WHERE total > 100;\n');
const plain = entity('plain', { note: { type: 'int', nullable: true } });

/** The database with its data source saying something more. */
function withOptions(database: TestDatabase, more: Partial<DataSourceOptions>): TestDatabase {
  // The options fit the driver that the test is for.
  return { ...database, options: { ...database.options, ...more } as DataSourceOptions };
}

describe.each(serverNames)('on %s', (server) => {
  test('a migration leaves the rows that TypeORM writes, in the table that it creates', async () => {
    await using theirs = await createTestDatabase(server);
    await withTypeorm(theirs, schemasOf([items, costly]), (dataSource) => dataSource.synchronize());
    const layout = await layoutOf(theirs);
    const record = (await typeormRecord(theirs)).map(withoutDatabase(theirs));
    for (const origin of serverNames) {
      await using start = await createTestDatabase(origin);
      await withFolder(async (migrations) => {
        await withProject(start, [items, costly], migrations, async (project) => {
          await revision(project, { message: 'first', autogenerate: true });
        });
        await using ours = await createTestDatabase(server);
        await withProject(ours, [items, costly], migrations, async (project) => {
          await upgrade(project);
          const rows = (await typeormRecord(ours)).map(withoutDatabase(ours));
          expect(rows, `by a file that was made on ${origin}`).toEqual(record);
          expect(await layoutOf(ours)).toEqual(layout);
          expect(await typeormLog(ours, [items, costly])).toEqual([]);
          await downgrade(project, 'base');
          expect(await typeormRecord(ours)).toEqual([]);
        });
      });
    }
  });

  test('no table is created where there is no view and no generated column', async () => {
    await using database = await createTestDatabase(server);
    await withFolder(async (migrations) => {
      await withProject(database, [plain], migrations, async (project) => {
        await revision(project, { message: 'first', autogenerate: true });
        await upgrade(project);
        await downgrade(project, 'base');
      });
    });
    expect(await layoutOf(database)).toEqual([]);
  });

  test('rows follow a table and a column that get another name, alone or in a batch', async () => {
    await using database = await createTestDatabase(server);
    await withTypeorm(database, schemasOf([items]), (dataSource) => dataSource.synchronize());
    const keep = { schema: null, name: 'typeorm_metadata' };
    await migrate(database, (op) => op.renameColumn('items', 'total', 'sum'), keep);
    expect((await typeormRecord(database)).join()).toMatch(/"table":"items","name":"sum"/);
    await migrate(database, (op) => op.renameTable('items', 'goods'), keep);
    expect((await typeormRecord(database)).join()).toMatch(/"table":"goods","name":"sum"/);
    await migrate(
      database,
      (op) => op.batchAlterTable('goods', (batch) => batch.renameColumn('sum', 'total')),
      keep,
    );
    expect((await typeormRecord(database)).join()).toMatch(/"table":"goods","name":"total"/);
    await migrate(
      database,
      (op) => op.batchAlterTable('goods', (batch) => batch.dropColumn('total')),
      keep,
    );
    expect(await typeormRecord(database)).toEqual([]);
  });

  test('the table has the name that the data source gives it', async () => {
    await using database = withOptions(await createTestDatabase(server), {
      metadataTableName: 'texts',
    });
    await withFolder(async (migrations) => {
      await withProject(database, [items, costly], migrations, async (project) => {
        await revision(project, { message: 'first', autogenerate: true });
        await upgrade(project);
        expect(await typeormRecord(database, 'texts')).toHaveLength(2);
        expect((await compare(project)).summary).toEqual([]);
      });
      expect(await typeormLog(database, [items, costly])).toEqual([]);
    });
  });

  test('the downgrade reads as it was declared, unless the view has been changed by hand', async () => {
    await using database = await createTestDatabase(server);
    await withTypeorm(database, schemasOf([items, costly]), (dataSource) =>
      dataSource.synchronize(),
    );
    await withFolder(async (migrations) => {
      await withProject(database, [plain], migrations, async (project) => {
        await revision(project, { message: 'start' });
        await upgrade(project);
        const { text } = await revision(project, { autogenerate: true, dryRun: true });
        expect(text).toContain('SELECT id,  total FROM items\n   WHERE total > 100;');
        expect(text).toContain('asExpression: ` (price * amount)\n`');
        await database.db.query('DROP VIEW costly');
        await database.db.query('CREATE VIEW costly AS SELECT id FROM items');
        const changed = await revision(project, { autogenerate: true, dryRun: true });
        expect(changed.text).not.toContain('total > 100');
      });
    });
  });
});

test.runIf(serverNames.includes('postgres'))(
  'the rows of a data source with a schema are where TypeORM looks for them',
  async () => {
    await using whole = await createTestDatabase('postgres');
    const database = withOptions(whole, { schema: 'app' });
    const entities = [items, costlyBy('SELECT id FROM app.items')];
    await database.db.query('CREATE SCHEMA app');
    await withFolder(async (migrations) => {
      await withProject(database, entities, migrations, async (project) => {
        await revision(project, { message: 'first', autogenerate: true });
        await upgrade(project);
        expect(await typeormLog(database, entities)).toEqual([]);
        await downgrade(project, 'base');
        expect(await database.db.query('SELECT * FROM app.typeorm_metadata')).toEqual([]);
      });
    });
  },
);

test('`typeormMetadata: false` leaves the table alone', async () => {
  const options = { type: 'better-sqlite3', database: ':memory:' } as const;
  const cwd = temporaryProject({ 'ormconfig.ts': configFile(options, 'typeormMetadata: false,') });
  const project = await openProject({ cwd });
  try {
    expect((await project.database('read')).typeormMetadata).toBeNull();
  } finally {
    await project.close();
  }
});

/** A row with another word for the name of the database, which differs from test to test. */
function withoutDatabase({ options }: TestDatabase): (row: string) => string {
  const name = 'url' in options && options.url ? new URL(options.url).pathname.slice(1) : null;
  return (row) => (name === null ? row : row.replaceAll(name, '<database>'));
}

/** The columns of TypeORM's table as the catalog has them; none where it is not there. */
async function layoutOf({ db, server }: TestDatabase): Promise<readonly unknown[]> {
  const rows = await db.query(
    server === 'sqlite'
      ? `SELECT name, type, "notnull", dflt_value FROM pragma_table_info('typeorm_metadata')`
      : `SELECT column_name AS name, data_type AS type, is_nullable AS nullable,
                character_maximum_length AS length, column_default AS preset
           FROM information_schema.columns
          WHERE table_name = 'typeorm_metadata'
            AND table_schema = ${server === 'postgres' ? 'current_schema()' : 'DATABASE()'}
          ORDER BY ordinal_position`,
  );
  return rows as readonly unknown[];
}
