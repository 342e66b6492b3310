import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { dropReusedDatabases, reuseTestDatabase } from '../support/reuse-database.ts';
import { serverNames, type ServerName, type TestDatabase } from '../support/server.ts';
import { typeormRecord } from '../support/typeorm-record.ts';
import { withFolder } from '../support/with-folder.ts';
import type { Case } from './case.ts';
import { changedRows, readRows } from './rows.ts';
import { createCaseDatabase, fillCase, synchronizeCase } from './start-case.ts';
import { typeormLog } from './typeorm-log.ts';
import { withProject } from './with-project.ts';

/**
 * Tries every case on every database it is for: twice, from Limbeck's own first migration and from a
 * schema that TypeORM synchronised. Where the catalogs of the two starts are equal to the last line,
 * they are one database, and the edit is tried on it once.
 */
export function runCases(cases: readonly Case[]): void {
  for (const server of serverNames) {
    const own = cases.filter(({ databases = serverNames }) => databases.includes(server));
    if (own.length === 0) continue;
    describe(server, () => {
      const tried = new Map<Case, Catalog>();
      afterAll(dropReusedDatabases);
      test.each(own)('$name (migrated)', async (each) => {
        await withCase(server, each, async (database, directory) => {
          await startMigrated(database, each, directory);
          const start = await readCatalog(database);
          await tryEdit(database, each, directory);
          tried.set(each, start);
        });
      });
      test.each(own)('$name (synchronized)', async (each) => {
        await withCase(server, each, async (database, directory) => {
          await startSynchronized(database, each, directory);
          if (isDeepStrictEqual(await readCatalog(database), tried.get(each))) return;
          await recordStart(database, each, directory);
          await tryEdit(database, each, directory);
        });
      });
    });
  }
}

async function withCase(
  server: ServerName,
  each: Case,
  work: (database: TestDatabase, directory: string) => Promise<void>,
): Promise<void> {
  await using database = await createCaseDatabase(server, each, reuseTestDatabase);
  await withFolder(async (directory) => work(database, directory));
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

async function startSynchronized(
  database: TestDatabase,
  each: Case,
  directory: string,
): Promise<void> {
  await synchronizeCase(database, each);
  await withProject(database, each.from, directory, async (project) => {
    expect.soft((await compare(project)).summary, 'quiet at the start').toEqual([]);
  });
}

/** Puts a first migration on record where TypeORM has made the database. */
async function recordStart(
  database: TestDatabase,
  { from }: Case,
  directory: string,
): Promise<void> {
  await withProject(database, from, directory, async (project) => {
    await revision(project, { message: 'start' });
    await upgrade(project);
  });
}

/** What the server says of a database, and what TypeORM has written down beside. */
interface Catalog {
  readonly lines: readonly string[];
  readonly record: Awaited<ReturnType<typeof typeormRecord>>;
}

async function readCatalog(database: TestDatabase): Promise<Catalog> {
  return {
    lines: await fingerprint(database.server, database.db),
    record: await typeormRecord(database),
  };
}

async function tryEdit(database: TestDatabase, each: Case, directory: string): Promise<void> {
  const { db } = database;
  await fillCase(database, each);
  const before = await readCatalog(database);
  const rowsBefore = await readRows(db, each);

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
  const after = await readCatalog(database);
  expect(after.lines, 'the catalog after the downgrade').toEqual(before.lines);
  expect(
    changedRows(rowsBefore, await readRows(db, each), each.loses ?? []),
    'the rows after the downgrade',
  ).toEqual([]);
  expect(after.record, "TypeORM's record after the downgrade").toEqual(before.record);
}
