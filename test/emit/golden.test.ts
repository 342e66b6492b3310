import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { renderMigration } from '../../src/emit/render-migration.ts';
import type { Speller } from '../../src/emit/speller.ts';
import { createCaseDatabase, fillCase, synchronizeCase } from '../acceptance/start-case.ts';
import { withProject } from '../acceptance/with-project.ts';
import { compileStrictly } from '../support/compile-strictly.ts';
import { serverNames } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { columns } from './golden/columns.ts';
import { everyOperation } from './golden/every-operation.ts';
import type { GoldenCase } from './golden/golden-case.ts';
import { keys } from './golden/keys.ts';
import { tables } from './golden/tables.ts';
import { types } from './golden/types.ts';
import { views } from './golden/views.ts';

// What a reviewer gets to read, kept to the letter. After a change that is meant:
// `npx vitest --config .config/vitest.config.ts test/emit/golden.test.ts -u`, and read the difference.
const folder = fileURLToPath(new URL('../fixture/golden/', import.meta.url));
const cases: readonly GoldenCase[] = [...tables, ...columns, ...types, ...keys, ...views];

describe.each(serverNames)('the file generated on %s', (server) => {
  test.each(cases.filter(({ database }) => database === server))('$name', async (each) => {
    await using database = await createCaseDatabase(server, each);
    await synchronizeCase(database, each);
    await fillCase(database, each);
    await withFolder(async (migrations) => {
      await withProject(database, each.to, migrations, async (project) => {
        if (each.isFirst !== true) {
          await revision(project, { message: 'start', revisionId: 'a1b2c3d4e5f6' });
          await upgrade(project);
        }
        const { text } = await revision(project, {
          autogenerate: true,
          revisionId: 'b2c3d4e5f6a7',
          created: new Date('2026-11-22T10:00:00Z'),
          online: each.online ?? false,
          ...(each.message === undefined ? {} : { message: each.message }),
        });
        await expect(text).toMatchFileSnapshot(join(folder, `${each.name}.ts`));
        await upgrade(project);
        await downgrade(project, each.isFirst === true ? 'base' : '-1');
      });
    });
  });
});

test('each kind of operation is a call that a strict compiler accepts', async () => {
  const spell: Speller = ({ name, default: value }) => ({
    kind: 'column',
    name,
    type: 'varchar(50)',
    // The fill of a column comes as a default.
    ...(value === null ? {} : { default: value.replaceAll("'", '') }),
  });
  const { text } = renderMigration({
    message: 'each kind of operation',
    revision: 'b2c3d4e5f6a7',
    downRevision: ['a1b2c3d4e5f6', 'c3d4e5f6a7b8'],
    branchLabels: ['billing'],
    dependsOn: ['d4e5f6a7b8c9'],
    created: '2026-11-22T10:00:00Z',
    notes: [
      {
        title: 'Could not be compared, and was left alone',
        lines: [
          "check ck_age of users: age = ANY (ARRAY[17, 18]) ≟ age IN (17, 18) AND name <> 'x y'",
        ],
      },
    ],
    body: { upgrade: Object.values(everyOperation), downgrade: [], remarks: new Map(), spell },
  });
  await expect(text).toMatchFileSnapshot(join(folder, 'every-operation.ts'));
});

test('every file that is kept is of a case, at most 100 columns wide, and passes a strict compiler', () => {
  const files = readdirSync(folder).toSorted();
  const names = [...cases.map(({ name }) => name), 'every-operation'];
  expect(files).toEqual(names.map((name) => `${name}.ts`).toSorted());
  // Header and all: a reviewer reads them side by side.
  const wide = files.filter((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .some((line) => line.length > 100),
  );
  expect(wide).toEqual([]);
  expect(compileStrictly(files.map((file) => join(folder, file)))).toEqual([]);
});
