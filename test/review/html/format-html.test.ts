import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { review, type Report } from '../../../src/index.ts';
import { openProject } from '../../../src/command/open-project.ts';
import { formatHtml } from '../../../src/review/html/format-html.ts';
import { temporaryProject } from '../../support/fixture-project.ts';
import { migrationFile } from '../../support/migration-file.ts';
import { userFile } from '../../support/project-files.ts';

const config = `import { defineConfig } from 'limbeck';
const entities = ['entities/*.ts'];
const migrations = 'migrations';
export default defineConfig({ databases: {
  sqlite: { migrations, dataSource: { type: 'better-sqlite3', database: 'a.sqlite', entities } },
  postgres: { migrations, dataSource: { type: 'postgres', url: 'postgres://nobody:secret@127.0.0.1:1/a', entities } },
  mysql: { migrations, dataSource: { type: 'mysql', url: 'mysql://nobody:secret@127.0.0.1:1/a', entities } },
  mariadb: { migrations, dataSource: { type: 'mariadb', url: 'mysql://nobody:secret@127.0.0.1:1/a', entities } },
} });`;

const start = `await op.createTable('users', [
  column('id', 'integer'), column('name', 'varchar(40)'), column('code', 'integer'), primaryKey(['id']),
]);`;
const edit = `await op.createTable('posts', [
  column('id', 'integer'), column('user_id', 'integer'), column('<i>odd</i> & "so"', 'integer'), primaryKey(['id']),
  foreignKey(['user_id'], 'users', ['id'], { name: 'fk_posts' }),
]);
await op.dropColumn('users', 'code', { existing: { type: 'integer' } });
await op.execute("UPDATE users SET name = '<script>alert(1)</script>'");`;

interface Made {
  readonly report: Report;
  readonly page: string;
}

let made: Promise<Made> | null = null;

/** The report on both revisions and its page, made by the test that asks first. */
function makePage(): Promise<Made> {
  made ??= (async () => {
    const cwd = temporaryProject({
      'ormconfig.ts': config,
      'entities/user.ts': userFile("@Column({ type: 'varchar', length: 40 }) name!: string;"),
      'migrations/aaaa_start.ts': migrationFile('aaaa', { upgrade: start }),
      'migrations/bbbb_edit.ts': migrationFile('bbbb', {
        downRevision: 'aaaa',
        upgrade: edit,
        downgrade: "await op.dropTable('posts');",
      }),
    });
    const names = ['sqlite', 'postgres', 'mysql', 'mariadb'];
    const projects = await Promise.all(names.map((name) => openProject({ cwd, name })));
    const report = await review(projects, { range: 'base:head' });
    return { report, page: await formatHtml(report) };
  })();
  return made;
}

describe('the page', () => {
  test('is HTML without a fault', async () => {
    const { page } = await makePage();
    const rules = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // Graphviz writes SVG with styles and end tags of its own.
        'no-inline-style': 'off',
        'void-style': 'off',
        'no-trailing-whitespace': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
      },
    });
    const { results } = await rules.validateString(page);
    const messages = results.flatMap(({ messages }) => messages);
    expect(messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)).toEqual(
      [],
    );
  });

  test('loads nothing and runs nothing', async () => {
    const { page } = await makePage();
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/i);
    expect(page.match(/(?:src|href)="(?!#)[^"]*"/g)).toBeNull();
  });

  test('shows what is written in names and SQL, and does not obey it', async () => {
    const { page } = await makePage();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('&lt;i&gt;odd&lt;/i&gt; &amp; &quot;so&quot;');
  });

  test('has the SQL of each database in a column of its own', async () => {
    const { page } = await makePage();
    const upgrade = page.slice(page.indexOf('id="bbbb"')).split('<strong>Downgrade')[0] ?? '';
    expect([...upgrade.matchAll(/<h4>(.*?) /g)].map(([, name]) => name)).toEqual([
      'sqlite',
      'postgres',
      'mysql',
      'mariadb',
    ]);
    expect(upgrade).toContain('CREATE TABLE &quot;posts&quot;');
    expect(upgrade).toContain('CREATE TABLE `posts`');
  });

  test('marks tables and columns that come, change and go', async () => {
    const { page } = await makePage();
    const article = page.slice(page.indexOf('id="bbbb"'));
    for (const text of ['+ posts', '~ users', '− code', '+ user_id']) {
      expect(article, text).toContain(`>${text}</text>`);
    }
  });

  test('says first whether there are errors, and where', async () => {
    const { page, report } = await makePage();
    expect(report.passed).toBe(false);
    const first = page.slice(page.indexOf('<body>'), page.indexOf('</table>'));
    expect(first).toContain('✗ has errors');
    expect(first).toMatch(/href="#bbbb".*1 error/s);
    expect(page).toContain('<strong>error: drop-column</strong>');
  });

  test('holds no password', async () => {
    const { page } = await makePage();
    expect(page).not.toContain('secret');
  });
});

test('a report on nothing is a page too', async () => {
  const { report } = await makePage();
  const empty = await formatHtml({
    ...report,
    revisions: [],
    graph: { revisions: [], heads: [] },
  });
  expect(empty).toContain('nothing to review');
});
