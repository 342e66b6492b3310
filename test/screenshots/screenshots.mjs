// The review page of the example as Chromium shows it, into .github/review: wide, narrow, by night.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = join(root, '.github', 'review');
// Below the repository, so that the entities find its typeorm.
const folder = join(root, '.limbeck', 'screenshots');
const page = join(folder, 'review.html');
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  console.error(`There is no Chromium at ${chromium}: install it, or name it in CHROMIUM.`);
  process.exit(1);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
mkdirSync(output, { recursive: true });
cpSync(join(root, 'entities'), join(folder, 'entities'), { recursive: true });
writeFileSync(
  join(folder, 'sqlite.ts'),
  `export default { type: 'better-sqlite3', database: 'a.sqlite', entities: ['entities/*.ts'] };
`,
);
writeFileSync(
  join(folder, 'ormconfig.ts'),
  `import { defineConfig } from 'limbeck';

const entities = ['entities/*.ts'];
const migrations = 'migrations';
export default defineConfig({
  databases: {
    sqlite: { migrations, dataSource: { type: 'better-sqlite3', database: 'a.sqlite', entities } },
    postgres: { migrations, dataSource: { type: 'postgres', url: 'postgres://127.0.0.1/a', entities } },
    mysql: { migrations, dataSource: { type: 'mysql', url: 'mysql://127.0.0.1/a', entities } },
  },
});
`,
);
// Paths in the page begin at the root of a repository.
execFileSync('git', ['init', '--quiet'], { cwd: folder });
const onSqlite = ['--config', 'sqlite.ts'];
limbeck(
  'revision',
  '--autogenerate',
  '-m',
  'languages instead of roles',
  '--rev-id',
  'b2c3d4e5f6a7',
  '--no-rename',
  'users.role',
  ...onSqlite,
);
limbeck('review', 'head', '--format', 'html', '--output', page);

shoot('wide.png', 1280, 2000);
shoot('narrow.png', 400, 2000);
shoot('dark.png', 1280, 2000, '--blink-settings=preferredColorScheme=0');

function limbeck(...words) {
  const program = join(root, 'dist', 'cli', 'main.js');
  try {
    execFileSync(process.execPath, [program, ...words], {
      cwd: folder,
      stdio: 'inherit',
    });
  } catch (error) {
    // A review of what drops a column ends with 3.
    if (words[0] !== 'review' || error.status !== 3) throw error;
  }
}

function shoot(name, width, height, ...flags) {
  const profile = mkdtempSync(join(tmpdir(), 'limbeck-chromium-'));
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update'];
  execFileSync(
    chromium,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-sync',
      '--hide-scrollbars',
      ...quiet,
      ...flags,
      `--user-data-dir=${profile}`,
      `--window-size=${width},${height}`,
      `--screenshot=${join(output, name)}`,
      `file://${page}`,
    ],
    { stdio: 'ignore' },
  );
  rmSync(profile, { recursive: true, force: true });
}
