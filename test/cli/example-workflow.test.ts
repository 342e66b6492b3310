import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { limbeck } from '../support/command-line.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { gitRepository } from '../support/git-repository.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const text = readFileSync(new URL('../../.github/examples/limbeck.yml', import.meta.url), 'utf8');
const steps: readonly Step[] = parse(text).jobs.migrations.steps;

/** The command lines of Limbeck, as a shell would take them apart. */
const lines = steps
  .flatMap(({ run = '' }) => run.split('\n'))
  .filter((line) => line.includes('limbeck') && line.includes('npx'))
  .map((line) =>
    line
      .replace(/ \|\| .*$/, '')
      .split(/\s+/)
      .slice(2),
  )
  .map((words) =>
    words.map((word) => word.replaceAll('"', '').replace('origin/$GITHUB_BASE_REF', 'main')),
  );

test('each of its command lines works on a branch that adds a migration', async () => {
  const { path, commit, git } = gitRepository(
    temporaryProject({ '.gitignore': '.cache\n*.sqlite\n' }),
  );
  commit({
    'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }),
    'entities/user.ts': userFile('@Column() age!: number;'),
    'migrations/first.ts': migrationFile('aaaa1111', {
      upgrade: `await op.createTable('users', [column('id', 'integer', { generated: 'increment' }), primaryKey(['id'])]);`,
    }),
  });
  git('switch', '--quiet', '--create', 'work');
  commit({
    'migrations/second.ts': migrationFile('aaaa2222', {
      downRevision: 'aaaa1111',
      upgrade: `await op.addColumn('users', column('age', 'integer'));`,
    }),
  });
  expect(lines.map(([command]) => command)).toEqual([
    'review',
    'review',
    'review',
    'upgrade',
    'check',
  ]);
  for (const words of lines) {
    expect(await limbeck(path, ...words), words.join(' ')).toMatchObject({ exitCode: 0 });
  }
  expect(readFileSync(join(path, 'review.md'), 'utf8')).toContain('`aaaa2222`');
  const upload = steps.find(({ uses }) => uses?.includes('upload-sarif'));
  expect(existsSync(join(path, String(upload?.with?.['sarif_file'])))).toBe(true);
});

test('the comment is found by the line that a report begins with', async () => {
  const { formatMarkdown } = await import('../../src/review/format-markdown.ts');
  const { report } = await import('../support/report.ts');
  const [marker = ''] = formatMarkdown(report([])).split('\n');
  expect(text).toContain(`startswith("${marker}")`);
});
