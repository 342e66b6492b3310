import { afterAll, describe, expect, test } from 'vitest';
import {
  downgrade,
  downgradeScript,
  revision,
  upgrade,
  upgradeScript,
  type Project,
} from '../../src/index.ts';
import { acceptanceCases } from '../scoreboard/acceptance-cases.ts';
import { changedLines } from '../support/changed-lines.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { dropReusedDatabases, reuseTestDatabase } from '../support/reuse-database.ts';
import { hasClient, runScript } from '../support/run-script.ts';
import { serverNames, type TestDatabase } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import type { Case } from '../acceptance/case.ts';
import { readRows } from '../acceptance/rows.ts';
import { createCaseDatabase, fillCase } from '../acceptance/start-case.ts';
import { withProject } from '../acceptance/with-project.ts';

// Every case of the acceptance tests, by scripts: `npm run test:scripts`; `LIMBECK_SCRIPT_STEP=10` takes each tenth.
const step = Number(process.env['LIMBECK_SCRIPT_STEP'] ?? 1);
const cases = await acceptanceCases();

describe.each(serverNames.filter(hasClient))('scripts on %s', (server) => {
  afterAll(dropReusedDatabases);

  const own = cases
    .filter(({ databases = serverNames }) => databases.includes(server))
    .filter((_, position) => position % step === 0);

  test.each(own)('do what the online run does: $name', async (each) => {
    await using online = await createCaseDatabase(server, each, reuseTestDatabase);
    await using offline = await createCaseDatabase(server, each, reuseTestDatabase);
    const both = [online, offline] as const;
    for (const schema of each.schemas ?? []) {
      for (const { db } of both) await db.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    }
    const expectSame = async (script: string): Promise<void> => {
      const [one, other] = [await stateOf(online, each), await stateOf(offline, each)];
      expect(changedLines(one.catalog, other.catalog), script).toEqual([]);
      expect(other.rows, script).toEqual(one.rows);
    };
    /** Takes both to the head, or back by one. */
    const go = async (
      entities: Case['to'],
      folder: string,
      run: (project: Project) => Promise<unknown>,
      write: (project: Project) => Promise<{ readonly text: string }>,
    ): Promise<void> => {
      await withProject(online, entities, folder, run);
      const { text } = await withProject(offline, entities, folder, write);

      expect(runScript(offline, text), text).toEqual({ failed: false, errors: '' });
      await expectSame(text);
    };
    await withFolder(async (folder) => {
      const generate = (entities: Case['to'], revisionId: string) =>
        withProject(online, entities, folder, (project) =>
          revision(project, {
            autogenerate: true,
            revisionId,
            message: revisionId,
            // What the names do not tell is no rename.
            askRename: async () => null,
          }),
        );
      const up = (project: Project) => upgrade(project, 'head', { allowDataLoss: true });
      if ((await generate(each.from, 'aaaa1111')).revision === null) return;
      await go(each.from, folder, up, (project) => upgradeScript(project));
      for (const database of both) await fillCase(database, each);
      if ((await generate(each.to, 'bbbb1111')).revision === null) return;
      await go(each.to, folder, up, (project) => upgradeScript(project, 'aaaa1111:head'));
      await go(
        each.to,
        folder,
        (project) => downgrade(project, '-1'),
        (project) => downgradeScript(project, 'head:aaaa1111'),
      );
    });
  });
});

/** Of the rows, the values that the case has given: others are made up by the clock and by chance. */
async function stateOf({ server, db }: TestDatabase, each: Case) {
  const read = Object.entries(await readRows(db, each)).map(([table, rows]) => {
    const given = new Set(each.rows?.[table]?.flatMap((row) => Object.keys(row)));
    const values = rows.map((row) => Object.entries(row).filter(([column]) => given.has(column)));
    return [table, values];
  });
  return { catalog: await fingerprint(server, db), rows: Object.fromEntries(read) };
}
