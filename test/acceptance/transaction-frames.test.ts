import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  current,
  downgrade,
  openProject,
  upgrade,
  upgradeScript,
  type Config,
  type Project,
} from '../../src/index.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { hasClient, runScript } from '../support/run-script.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

const create = (name: string): string =>
  `await op.createTable('${name}', [column('id', 'integer'), primaryKey(['id'])]);`;
const drop = (name: string): string => `await op.dropTable('${name}');`;
const insert = `await op.execute('INSERT INTO a (id) VALUES (1)');`;
const broken = `await op.execute('INSERT INTO missing (id) VALUES (1)');`;

/** The second of two migrations; it fails in the middle unless it `isMended`. */
function second(isMended: boolean): string {
  return migrationFile('bbbb1111', {
    downRevision: 'aaaa1111',
    upgrade: `${create('b')} ${insert} ${isMended ? '' : broken} ${create('c')}`,
    downgrade: `${drop('c')} ${drop('b')}`,
  });
}

async function open(
  { options }: TestDatabase,
  transaction: NonNullable<Config['transaction']>,
): Promise<Project> {
  const cwd = temporaryProject({
    'migrations/a.ts': migrationFile('aaaa1111', { upgrade: create('a'), downgrade: drop('a') }),
    'migrations/b.ts': second(false),
  });
  return openProject({ cwd, config: { dataSource: { ...options, entities: [] }, transaction } });
}

/** Opens it anew with the second migration put right. */
async function mend({ directory, config }: Project): Promise<Project> {
  writeFileSync(join(directory, 'migrations/b.ts'), second(true));
  const { dataSource, transaction } = config;
  return openProject({ cwd: directory, config: { dataSource, transaction } });
}

async function holds({ db }: TestDatabase, table: string): Promise<boolean> {
  try {
    await db.query(`SELECT * FROM ${table}`);
    return true;
  } catch {
    return false;
  }
}

describe.each(serverNames)('transactions on %s', (server) => {
  const rollsBack = server === 'postgres' || server === 'sqlite';

  test.each(['perRevision', 'perRun', 'none'] as const)(
    '%s: a failure leaves what it should, and the next run goes on',
    async (transaction) => {
      await using database = await createTestDatabase(server);
      const { db } = database;
      const empty = await fingerprint(server, db);
      const project = await open(database, transaction);
      const told: string[] = [];
      const onStep = ({ revision }: { readonly revision: { readonly id: string } }): void => {
        told.push(revision.id);
      };
      const failure = await rejectionOf(upgrade(project, 'head', { onStep }));
      expect(failure).toMatchObject({
        code: 'MIGRATION_FAILED',
        message: expect.stringMatching(/^The upgrade of revision bbbb1111 .*INSERT INTO missing/),
      });
      const isWhole = transaction === 'perRun' && rollsBack;
      const isKept = transaction === 'none' || !rollsBack;
      const words = isWhole
        ? /The whole run was rolled back and nothing of it is recorded/
        : isKept
          ? /what ran before stays, up to .*it goes on where this one stopped/
          : /It was rolled back and nothing of it is recorded/;
      expect(failure.hint).toMatch(words);
      if (transaction === 'none' && rollsBack) {
        expect(failure.hint).toContain("`transaction: 'none'` has committed");
      }
      expect(told).toEqual(isWhole ? [] : ['aaaa1111']);
      expect((await current(project)).heads).toEqual(isWhole ? [] : ['aaaa1111']);
      const isThere = (name: string) => holds(database, name);
      expect(await isThere('a')).toBe(!isWhole);
      expect(await isThere('b')).toBe(isKept);
      await project.close();

      const mended = await mend(project);
      expect((await upgrade(mended, 'head', { onStep })).to).toEqual(['bbbb1111']);
      expect(told).toEqual(['aaaa1111', 'bbbb1111']);
      expect(await db.query('SELECT id FROM a')).toHaveLength(1);
      expect(await isThere('c')).toBe(true);
      await downgrade(mended, 'base');
      await mended.close();
      expect(await fingerprint(server, db)).toEqual(empty);
    },
  );

  test.skipIf(!hasClient(server)).each(['perRevision', 'perRun', 'none'] as const)(
    '%s: a script that fails leaves what a run would, and a whole one does all',
    async (transaction) => {
      await using database = await createTestDatabase(server);
      const project = await open(database, transaction);
      const { text: failing } = await upgradeScript(project);
      expect(runScript(database, failing).errors).toContain('missing');
      const isWhole = transaction === 'perRun' && rollsBack;
      const isKept = transaction === 'none' || !rollsBack;
      expect((await current(project)).heads).toEqual(isWhole ? [] : ['aaaa1111']);
      expect(await holds(database, 'a')).toBe(!isWhole);
      expect(await holds(database, 'b')).toBe(isKept);
      await project.close();

      await using online = await createTestDatabase(server);
      await using offline = await createTestDatabase(server);
      const projects = [
        await mend(await open(online, transaction)),
        await mend(await open(offline, transaction)),
      ] as const;
      await upgrade(projects[0], 'head');
      const { text } = await upgradeScript(projects[1]);
      expect(runScript(offline, text), text).toEqual({ failed: false, errors: '' });
      expect(await fingerprint(server, offline.db)).toEqual(await fingerprint(server, online.db));
      expect((await current(projects[1])).heads).toEqual(['bbbb1111']);
      for (const each of projects) await each.close();
    },
  );
});
