import { expect, test } from 'vitest';
import { openProject } from '../../src/command/open-project.ts';
import { review } from '../../src/command/review.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { configFile } from '../support/project-files.ts';

/** The lines of a migration file that a report ties its changes to. */
async function linesOf(name: string, text: string): Promise<readonly (string | number | null)[][]> {
  const cwd = temporaryProject({
    'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }),
    'package.json': '{"type":"module"}',
    [`migrations/${name}`]: text,
  });
  const project = await openProject({ cwd });
  const { revisions } = await review(project, { range: 'head' }).finally(() => project.close());
  const changes = revisions[0]?.databases[0]?.upgrade.changes ?? [];
  return changes.map(({ summary, line }) => [line, summary]);
}

test('loops, helpers and batches lead to the lines that are written, whatever is compiled away', async () => {
  const lines = await linesOf(
    'a.ts',
    `import { column, primaryKey, type Operations } from 'limbeck';

export const revision = 'aaaa1111';
export const downRevision = null;

interface Compiled {
  readonly away: string;
}

const names: readonly Compiled['away'][] = ['one', 'two'];

async function create(
  op: Operations,
  name: string,
): Promise<void> {
  await op.createTable(name, [column('id', 'integer'), primaryKey(['id'])]);
}

export async function upgrade(op: Operations): Promise<void> {
  for (const name of names) {
    await create(op, name);
  }
  await op.batchAlterTable('one', (batch) => {
    for (const name of ['a', 'b']) batch.addColumn(column(name, 'integer'));
    batch
      .dropColumn('a');
  });
  await op.addColumn('two', column('c', 'integer')); await op.dropTable('two');
}

export async function downgrade(): Promise<void> {}
`,
  );
  expect(lines).toEqual([
    [16, '+ one (1 column)'],
    [16, '+ two (1 column)'],
    [24, '+ one.a integer not null'],
    [24, '+ one.b integer not null'],
    [26, '- one.a'],
    [28, '+ two.c integer not null'],
    [28, '- two'],
  ]);
});

test('a file that Node runs itself has the lines that it has', async () => {
  const lines = await linesOf(
    'a.mjs',
    `export const revision = 'aaaa1111';
export const downRevision = null;

export async function upgrade(op) {
  await op.execute('SELECT 1');
}
export async function downgrade() {}
`,
  );
  expect(lines).toEqual([[5, '! SELECT 1']]);
});

test('operations of a project, and what follows a pause, have the lines of their calls', async () => {
  const lines = await linesOf(
    'a.mjs',
    `import { setTimeout } from 'node:timers/promises';
export const revision = 'aaaa1111';
export const downRevision = null;

export async function upgrade(op) {
  await op.invoke({ kind: 'custom', run: (op) => op.execute('SELECT 1') });
  await op.once(async () => {
    await setTimeout(1);
    await op.execute('SELECT 2');
  });
}
export async function downgrade() {}
`,
  );
  expect(lines).toEqual([
    [6, '! SELECT 1'],
    [9, '! SELECT 2'],
  ]);
});
