import { afterAll, describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { dropReusedDatabases, reuseTestDatabase } from '../support/reuse-database.ts';
import { serverNames, type TestDatabase } from '../support/server.ts';
import { typeormRecord } from '../support/typeorm-record.ts';
import { withFolder } from '../support/with-folder.ts';
import type { Case } from './case.ts';
import { changedRows, readRows } from './rows.ts';
import { createCaseDatabase, fillCase, synchronizeCase } from './start-case.ts';
import { typeormLog } from './typeorm-log.ts';
import { withProject } from './with-project.ts';

/**
 * Tries every case on every database it is for: twice, from a schema that TypeORM synchronised and
 * from Limbeck's own first migration.
 */
export function runCases(cases: readonly Case[]): void {
  for (const server of serverNames) {
    const own = cases.filter(({ databases = serverNames }) => databases.includes(server));
    if (own.length === 0) continue;
    describe(server, () => {
      afterAll(dropReusedDatabases);
      for (const [origin, create] of Object.entries(origins)) {
        test.each(own)(`$name (${origin})`, async (each) => {
          await using database = await createCaseDatabase(server, each, reuseTestDatabase);
          await withFolder(async (directory) => {
            await create(database, each, directory);
            await tryEdit(database, each, directory);
          });
        });
      }
    });
  }
}

/** Who made the database that the edit meets: its first migration is then on record. */
const origins = { synchronized: startSynchronized, migrated: startMigrated };

async function startSynchronized(
  database: TestDatabase,
  each: Case,
  directory: string,
): Promise<void> {
  await synchronizeCase(database, each);
  await withProject(database, each.from, directory, async (project) => {
    expect.soft((await compare(project)).summary, 'quiet at the start').toEqual([]);
    await revision(project, { message: 'start' });
    await upgrade(project);
  });
}

async function startMigrated(
  database: TestDatabase,
  { from }: Case,
  directory: string,
): Promise<void> {
  await withProject(database, from, directory, async (project) => {
    await revision(project, { message: 'start', autogenerate: true });
    await upgrade(project);
    expect.soft((await compare(project)).summary, 'quiet at the start').toEqual([]);
  });
}

async function tryEdit(database: TestDatabase, each: Case, directory: string): Promise<void> {
  const { db, server } = database;
  await fillCase(database, each);
  const before = await fingerprint(server, db);
  const rowsBefore = await readRows(db, each);
  const recordBefore = await typeormRecord(database);

  await withProject(database, each.to, directory, async (project) => {
    const { summary } = await revision(project, {
      message: 'edit',
      autogenerate: true,
      renames: each.renamed ?? [],
      // Whatever may be a rename and is not said to be one is none.
      askRename: async () => null,
    });
    if (each.summary !== undefined) expect(summary).toEqual(each.summary);
    else expect(summary).not.toEqual([]);
    if (each.inPlace) expect(summary.filter((line) => !line.startsWith('~'))).toEqual([]);
    await upgrade(project, 'head', { allowDataLoss: true });
    expect((await compare(project)).summary, 'quiet after the upgrade').toEqual([]);
    if (each.typeormConfused === undefined) {
      expect(await typeormLog(database, each.to), "TypeORM's log after the upgrade").toEqual([]);
    }
    const expected = { ...rowsBefore, ...each.becomes };
    expect(changedRows(expected, await readRows(db, each), []), 'the rows').toEqual([]);
    await downgrade(project, '-1');
  });
  expect(await fingerprint(server, db), 'the catalog after the downgrade').toEqual(before);
  expect(
    changedRows(rowsBefore, await readRows(db, each), each.loses ?? []),
    'the rows after the downgrade',
  ).toEqual([]);
  expect(await typeormRecord(database), "TypeORM's record after the downgrade").toEqual(
    recordBefore,
  );
}
