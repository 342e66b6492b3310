// The worked example from end to end, on SQLite, through the same commands that a user types.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import Database from 'better-sqlite3';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Below the repository, so that the entities find its typeorm.
const folder = join(root, '.limbeck', 'demo');
const limbeck = join(root, 'dist', 'cli', 'main.js');
const useColor = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync(join(root, 'entities'), join(folder, 'entities'), { recursive: true });
writeFileSync(
  join(folder, 'ormconfig.ts'),
  `import { defineConfig } from 'limbeck';

export default defineConfig({
  dataSource: { type: 'better-sqlite3', database: 'demo.sqlite', entities: ['entities/*.ts'] },
});
`,
);

say(
  '1. The entities of the example: users, posts, tags. There is no database yet.\n   Limbeck compares them with it and writes the first migration.',
);
const first = revision('first tables');
show(first);

say('2. The migration is applied.');
run('upgrade', 'head');

say('3. Some rows.');
query("INSERT INTO users (email, name, role) VALUES ('ada@example.org', 'Ada', 'admin')");
query("INSERT INTO users (email, name) VALUES ('grace@example.org', 'Grace')");
query("INSERT INTO posts (title, user_id) VALUES ('On the engine', 1), ('On compilers', 2)");
table('SELECT id, email, name, role FROM users');

say(
  '4. The entity User is edited: `name` 100 → 200 characters, a new NOT NULL `language`,\n   `role` is gone, an index on `created_at`. What would change?',
);
cpSync(join(root, 'test', 'demo', 'edited'), join(folder, 'entities'), { recursive: true });
run('diff');

say(
  '5. The second migration, with what it costs in its header. `language` is no other name of `role`.',
);
const second = revision('languages instead of roles', '--no-rename', 'users.role');
show(second);

say(
  '6. It is applied, as `role` may go. SQLite cannot alter a column, so the table is rebuilt; posts\n   keep their users.',
);
run('upgrade', 'head', '--allow-data-loss');
table('SELECT id, email, name, language FROM users');
table('SELECT posts.id, title, users.name AS author FROM posts JOIN users ON users.id = user_id');

say('7. The database is what the entities say.');
run('check');
run('history', '--indicate-current');

say('8. One step back: `role` returns with its default, the rows are still there.');
run('downgrade', '-1');
table('SELECT id, email, name, role FROM users');

say('9. Back to the beginning: no table is left but the two that Limbeck keeps.');
run('downgrade', 'base');
table("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");

say(
  `Everything is in ${relative(process.cwd(), folder)}: have a look, change an entity, try again.`,
);

function say(text) {
  console.log(useColor ? `\n${styleText('bold', text)}` : `\n${text}`);
}

function dim(text) {
  return useColor ? styleText('dim', text) : text;
}

/** Runs a command in the folder of the demo and gives what it prints as data. */
function run(...words) {
  const shown = words.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ');
  console.log(dim(`$ npx limbeck ${shown}`));
  const done = spawnSync(process.execPath, [limbeck, ...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(done.stdout);
  if (done.status !== 0) {
    console.error(`limbeck ${shown} ended with ${done.status ?? done.signal}`);
    process.exit(1);
  }
  return done.stdout;
}

/** Writes a migration and gives its path. */
function revision(message, ...answers) {
  return (
    run('revision', '--autogenerate', '-m', message, ...answers)
      .trim()
      .split('\n')
      .at(-1) ?? ''
  );
}

function show(path) {
  console.log(dim(`\n${readFileSync(join(folder, path), 'utf8').trimEnd()}`));
}

function query(statement) {
  console.log(dim(`sqlite> ${statement};`));
  const database = new Database(join(folder, 'demo.sqlite'));
  try {
    const prepared = database.prepare(statement);
    return prepared.reader ? prepared.all() : prepared.run();
  } finally {
    database.close();
  }
}

function table(statement) {
  console.table(query(statement));
}
