import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { limbeck, type Outcome } from '../support/command-line.ts';
import { filesOf, temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';

/** A command line that is refused, and what it says. */
interface Refusal {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** A command line that is run before. */
  readonly before?: readonly string[];
  readonly line: readonly string[];
  /** Default 1. */
  readonly exitCode?: number;
  /** The folder of the project reads `<project>` here. */
  readonly error: string;
  readonly hint: string;
}

/** A project on a SQLite file of its own. */
const sound = {
  'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }),
  'entities/user.ts': userFile('@Column({ length: 50 }) name!: string;'),
};

const history = {
  ...sound,
  'migrations/first.ts': migrationFile('aaaa1111'),
  'migrations/second.ts': migrationFile('aaaa2222', { downRevision: 'aaaa1111' }),
  'migrations/third.ts': migrationFile('bbbb3333', { downRevision: 'aaaa2222' }),
};

function withMigrations(files: Readonly<Record<string, string>>): Refusal['files'] {
  const entries = Object.entries(files).map(([name, text]) => [`migrations/${name}`, text]);
  return { ...sound, ...Object.fromEntries(entries) };
}

function withConfig(text: string): Refusal['files'] {
  return { ...sound, 'ormconfig.ts': text };
}

/** Each line is tried as it is and with `--json`, and neither may change anything. */
function refuse(cases: readonly Refusal[]): void {
  test.each(cases)('$name', async ({ files, before, line, exitCode = 1, error, hint }) => {
    const project = temporaryProject(files);
    if (before !== undefined)
      expect(await limbeck(project, ...before)).toMatchObject({ exitCode: 0 });
    const filesBefore = filesOf(project);

    const plain = await limbeck(project, ...line);
    expect(inProject(plain, project)).toEqual({
      exitCode,
      stdout: '',
      stderr: `Error: ${error}\nHint:  ${hint}\n`,
    });

    const json = inProject(await limbeck(project, ...line, '--json'), project);
    expect({ ...json, stdout: JSON.parse(json.stdout) as unknown }).toEqual({
      exitCode,
      stdout: { error: { code: expect.stringMatching(/^[A-Z_]+$/), message: error, hint } },
      stderr: '',
    });
    expect(filesOf(project)).toEqual(filesBefore);
  });
}

function inProject(outcome: Outcome, project: string): Outcome {
  const shorten = (text: string): string => text.replaceAll(project, '<project>');
  return { ...outcome, stdout: shorten(outcome.stdout), stderr: shorten(outcome.stderr) };
}

describe('a configuration', () => {
  refuse([
    {
      name: 'that is not there',
      files: {},
      line: ['current'],
      error: 'There is no ormconfig.ts (or .js, .mjs, .cjs, .mts, .cts, .json) in <project>.',
      hint: 'Run `limbeck init` to write one, or name one with `-c <file>`.',
    },
    {
      name: 'that is not there, beside a data source that is',
      files: { 'src/data-source.ts': '' },
      line: ['check'],
      error: 'There is no ormconfig.ts (or .js, .mjs, .cjs, .mts, .cts, .json) in <project>.',
      hint: 'Run `limbeck init` to write one, or use the DataSource you have: `-d src/data-source.ts`.',
    },
    {
      name: 'that is named and not there',
      files: {},
      line: ['upgrade', '-c', 'config/orm.ts'],
      error: 'There is no file <project>/config/orm.ts.',
      hint: 'Name the configuration with `-c <file>`, or a TypeORM DataSource with `-d <file>`.',
    },
    {
      name: 'that throws',
      files: withConfig(`throw new Error('DB_HOST is not set');`),
      line: ['current'],
      error: '<project>/ormconfig.ts could not be loaded: DB_HOST is not set.',
      hint: 'Correct it; it runs as a whole each time Limbeck starts.',
    },
    {
      name: 'that ends the process',
      files: withConfig('process.exit(3);'),
      line: ['current'],
      error: '<project>/ormconfig.ts could not be loaded: it called process.exit(3).',
      hint: 'Correct it; it runs as a whole each time Limbeck starts.',
    },
    {
      name: 'that imports a package that is not installed',
      files: withConfig(`import '@acme/settings/load';`),
      line: ['current'],
      error:
        "<project>/ormconfig.ts could not be loaded: Cannot find package '@acme/settings' imported from <project>/ormconfig.ts.",
      hint: 'Run `npm install @acme/settings`, or correct the import.',
    },
    {
      name: 'that is not TypeScript',
      files: withConfig('\nexport default {{'),
      line: ['history'],
      error: '<project>/ormconfig.ts:2 is not valid TypeScript: Property assignment expected.',
      hint: 'Correct that line and run the command again.',
    },
    {
      name: 'that exports nothing of use',
      files: withConfig('export const port = 3000;'),
      line: ['current'],
      error: '<project>/ormconfig.ts exports no DataSource.',
      hint: 'Export a DataSource, its options, or `defineConfig({ dataSource, … })` from it.',
    },
    {
      name: 'with two data sources',
      files: withConfig(`import { DataSource } from 'typeorm';
        export const main = new DataSource({ type: 'better-sqlite3', database: 'main.sqlite' });
        export const audit = new DataSource({ type: 'better-sqlite3', database: 'audit.sqlite' });`),
      line: ['upgrade'],
      error: '<project>/ormconfig.ts exports 2 data sources: `main`, `audit`.',
      hint: 'Name one with `--name`, or say which with `export default defineConfig({ dataSource: … })`.',
    },
    {
      name: 'with an option that does not exist',
      files: withConfig(`export default { dataSource: { type: 'postgres' }, migration: 'm' };`),
      line: ['current'],
      error: '<project>/ormconfig.ts sets `migration`, which is not an option.',
      hint: 'Did you mean `migrations`?',
    },
    {
      name: 'with an option of the wrong type',
      files: withConfig(`export default { dataSource: { type: 'postgres' }, lockTimeout: '5s' };`),
      line: ['current'],
      error: '`lockTimeout` in <project>/ormconfig.ts must be a number of milliseconds.',
      hint: 'Correct it there.',
    },
    ...[`['users']`, `{ people: '' }`, `{ people: 'people' }`, `{ people: ['users'] }`].map(
      (value) => ({
        name: `with the former names ${value}`,
        files: withConfig(
          `export default { dataSource: { type: 'postgres' }, renamedFrom: ${value} };`,
        ),
        line: ['current'],
        error:
          "`renamedFrom` in <project>/ormconfig.ts must be an object of old names by new ones, such as { 'users.full_name': 'users.name' }.",
        hint: 'Correct it there.',
      }),
    ),
    ...['null', 'undefined', `'app'`].map((value) => ({
      name: `whose data source is ${value}`,
      files: withConfig(`export default { dataSource: ${value} };`),
      line: ['current'],
      error: '`dataSource` in <project>/ormconfig.ts must be a DataSource or its options.',
      hint: 'Correct it there.',
    })),
    ...['current', 'check'].flatMap((command) => [
      {
        name: `whose data source has no type, for ${command}`,
        files: withConfig(`export default { dataSource: {} };`),
        line: [command],
        error: 'The data source has no `type`.',
        hint: 'Set `type` in the options of the DataSource.',
      },
      {
        name: `whose data source names no SQLite file, for ${command}`,
        files: withConfig(`export default { dataSource: { type: 'better-sqlite3' } };`),
        line: [command],
        error: 'The data source has no `database`.',
        hint: 'Set `database` in the options of the DataSource.',
      },
      {
        name: `whose data source is of a type that is not supported, for ${command}`,
        files: withConfig(`export default { dataSource: { type: 'mssql', host: 'db' } };`),
        line: [command],
        error: 'The data source is of type `mssql`, which Limbeck does not work with.',
        hint: 'Use one of postgres, mysql, mariadb, better-sqlite3.',
      },
      {
        name: `whose SQLite file is to be in a folder that is not there, for ${command}`,
        files: withConfig(configFile({ type: 'better-sqlite3', database: 'data/app.sqlite' })),
        line: [command],
        error: 'The folder of the database <project>/data/app.sqlite does not exist.',
        hint: 'Create it, or correct `database` in the options of the DataSource.',
      },
      {
        name: `whose SQLite file is a folder, for ${command}`,
        files: withConfig(configFile({ type: 'better-sqlite3', database: 'entities' })),
        line: [command],
        error: '<project>/entities cannot be opened as a database: disk I/O error.',
        hint: 'Correct `database` in the options of the DataSource, or the rights to the file.',
      },
      {
        name: `whose SQLite file is none, for ${command}`,
        files: withConfig(configFile({ type: 'better-sqlite3', database: 'entities/user.ts' })),
        line: [command],
        error: '<project>/entities/user.ts cannot be opened as a database: file is not a database.',
        hint: 'Correct `database` in the options of the DataSource, or the rights to the file.',
      },
    ]),
  ]);
});

describe('entities', () => {
  refuse([
    {
      name: 'that nobody lists',
      files: withConfig(
        `export default { dataSource: { type: 'better-sqlite3', database: 'app.sqlite' } };`,
      ),
      line: ['check'],
      error: 'The data source has no `entities`.',
      hint: "List the entity classes in the options of the DataSource, or a glob: `entities: ['src/**/*.entity.ts']`.",
    },
    {
      name: 'that no glob finds',
      files: { 'ormconfig.ts': sound['ormconfig.ts'] },
      line: ['revision', '--autogenerate', '-m', 'first tables'],
      error: 'No file matches the `entities` of the data source: entities/*.ts in <project>.',
      hint: 'Correct the glob; it is relative to the working directory. For compiled entities, build them first.',
    },
    {
      name: 'that are not decorated',
      files: { ...sound, 'entities/user.ts': 'export class User {}' },
      line: ['diff'],
      error: 'None of the classes in the file of entities/*.ts is an entity.',
      hint: 'Decorate them with `@Entity()` and export them, or list others in `entities`.',
    },
    {
      name: 'that throw while they load',
      files: { ...sound, 'entities/post.ts': `throw new Error('no tenant');` },
      line: ['check'],
      error: '<project>/entities/post.ts could not be loaded: no tenant.',
      hint: 'Correct it; entities are loaded with everything they import.',
    },
    {
      name: 'without a primary key',
      files: {
        ...sound,
        'entities/post.ts': `import { Column, Entity } from 'typeorm';
          @Entity() export class Post { @Column() title!: string; }`,
      },
      line: ['check'],
      error: 'The entity Post has no primary column.',
      hint: 'Add one to Post, such as `@PrimaryGeneratedColumn() id: number`.',
    },
  ]);
});

describe('a revision on the command line', () => {
  refuse([
    {
      name: 'that is not there',
      files: history,
      before: ['upgrade', '+1'],
      line: ['upgrade', 'cccc'],
      error: 'There is no revision `cccc`.',
      hint: 'See `limbeck history` for the revisions there are.',
    },
    {
      name: 'that is almost there',
      files: history,
      before: ['upgrade', '+1'],
      line: ['downgrade', 'bbbb3332'],
      error: 'There is no revision `bbbb3332`.',
      hint: 'Did you mean bbbb3333 (third)?',
    },
    {
      name: 'whose beginning fits two',
      files: history,
      before: ['upgrade', '+1'],
      line: ['upgrade', 'aaaa'],
      error: '`aaaa` could mean aaaa1111 (first) or aaaa2222 (second).',
      hint: 'Name one of them by its id.',
    },
    {
      name: 'that cannot be one',
      files: history,
      before: ['upgrade', '+1'],
      line: ['upgrade', 'a@@b'],
      error: '`a@@b` is no way to name a revision.',
      hint: 'Use an id or its first characters, `head`, `heads`, `base`, `label@head`, `+1`, `-1` or `id-1`.',
    },
    {
      name: 'that an upgrade would have to go back to',
      files: history,
      before: ['upgrade', '+2'],
      line: ['upgrade', 'aaaa1111'],
      error: 'The database is past `aaaa1111` already.',
      hint: 'To go back to it, run `limbeck downgrade aaaa1111`.',
    },
    {
      name: 'that a downgrade would have to go forward to',
      files: history,
      before: ['upgrade', '+2'],
      line: ['downgrade', 'bbbb3333'],
      error: 'The database has not reached `bbbb3333` yet.',
      hint: 'To go forward to it, run `limbeck upgrade bbbb3333`.',
    },
    {
      name: 'beyond the head',
      files: history,
      before: ['upgrade', '+2'],
      line: ['upgrade', '+2'],
      error: '`+2` goes too far: there is only 1 revision that way.',
      hint: 'See `limbeck history` for the revisions there are.',
    },
    {
      name: 'before the base',
      files: history,
      before: ['downgrade', 'base'],
      line: ['downgrade', '-1'],
      error: '`-1` goes too far: there is no revision that way.',
      hint: 'See `limbeck history` for the revisions there are.',
    },
    {
      name: 'that is to be made with an id that is taken',
      files: history,
      line: ['revision', '-m', 'again', '--rev-id', 'aaaa1111'],
      error: 'The name aaaa1111 is taken by <project>/migrations/first.ts.',
      hint: 'Choose another id, or leave it out to have one made.',
    },
    {
      name: 'that is to be made with a word for an id',
      files: history,
      line: ['revision', '-m', 'again', '--rev-id', 'head'],
      error: '`head` cannot be a revision id.',
      hint: 'Use letters, digits, `_` and `.` (at most 32 in an id), and not `head`, `heads`, `base` or `current`.',
    },
  ]);
});

describe('the folder of the migrations', () => {
  refuse([
    {
      name: 'is not there',
      files: sound,
      line: ['upgrade'],
      error:
        'The migrations directory <project>/migrations cannot be read: no such file or directory.',
      hint: 'Write a first migration with `limbeck revision --autogenerate`, or correct `migrations` in the configuration.',
    },
    ...['upgrade', 'history', 'revision'].map((command) => ({
      name: `is a file, for ${command}`,
      files: { ...sound, migrations: '' },
      line: [command],
      error: 'The migrations directory <project>/migrations cannot be read: not a directory.',
      hint: 'Write a first migration with `limbeck revision --autogenerate`, or correct `migrations` in the configuration.',
    })),
    {
      name: 'holds a file without a revision',
      files: withMigrations({ 'notes.ts': 'export const notes = [];' }),
      line: ['upgrade'],
      error: 'The file <project>/migrations/notes.ts does not declare a `revision`.',
      hint: "Add `export const revision = '…';`, or move the file out of the migrations directory.",
    },
    {
      name: 'holds a file that does not say what it follows',
      files: withMigrations({ 'first.ts': `export const revision = 'aaaa1111';` }),
      line: ['current'],
      error: 'The migration <project>/migrations/first.ts does not declare a `downRevision`.',
      hint: "Add `export const downRevision = '…';` with the revision before it, or `null` for the first.",
    },
    {
      name: 'holds a file whose revision is computed',
      files: withMigrations({
        'first.ts': `export const revision = id(); export const downRevision = null;`,
      }),
      line: ['history'],
      error:
        'The constant `revision` in <project>/migrations/first.ts is not a string written out in place.',
      hint: 'Write the value itself there: the header is read without running the file.',
    },
    {
      name: 'holds an id twice',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111'),
        'copy.ts': migrationFile('aaaa1111'),
      }),
      line: ['check'],
      error:
        'The revision aaaa1111 is declared by more than one file: <project>/migrations/copy.ts, <project>/migrations/first.ts.',
      hint: 'Give one of them another `revision`, or delete the copy.',
    },
    {
      name: 'lacks a parent',
      files: withMigrations({
        'second.ts': migrationFile('aaaa2222', { downRevision: 'aaaa1111' }),
      }),
      line: ['upgrade'],
      error:
        'The `downRevision` of <project>/migrations/second.ts names aaaa1111, which no migration file declares.',
      hint: 'Restore the file of aaaa1111, or correct `downRevision`.',
    },
    {
      name: 'goes round in a circle',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111', { downRevision: 'aaaa2222' }),
        'second.ts': migrationFile('aaaa2222', { downRevision: 'aaaa1111' }),
      }),
      line: ['upgrade'],
      error:
        'The revisions follow each other in a circle, aaaa1111 → aaaa2222 → aaaa1111: <project>/migrations/first.ts, <project>/migrations/second.ts.',
      hint: 'Correct `downRevision` or `dependsOn` in one of the files.',
    },
    {
      name: 'has two heads, which a revision cannot follow',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111'),
        'other.ts': migrationFile('bbbb1111'),
      }),
      line: ['revision', '-m', 'next'],
      error:
        'The history has 2 heads, any of which the new revision could follow: aaaa1111, bbbb1111.',
      hint: 'Name one of them with `--head`, or join them first with `limbeck merge heads`.',
    },
    {
      name: 'has one head, which leaves nothing to merge',
      files: withMigrations({ 'first.ts': migrationFile('aaaa1111') }),
      line: ['merge', 'heads'],
      error: 'There is nothing to merge: aaaa1111 stands alone.',
      hint: 'Name two heads at least; see `limbeck heads`.',
    },
    {
      name: 'would fork where nobody asked for it',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111'),
        'second.ts': migrationFile('aaaa2222', { downRevision: 'aaaa1111' }),
      }),
      line: ['revision', '-m', 'next', '--head', 'aaaa1'],
      error: 'aaaa1111 is followed by aaaa2222 already, so the history would fork there.',
      hint: 'Follow the head, or start a branch there with `--splice`.',
    },
    {
      name: 'has no revision in a range the wrong way round',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111'),
        'second.ts': migrationFile('aaaa2222', { downRevision: 'aaaa1111' }),
      }),
      line: ['history', '-r', 'aaaa2222:aaaa1111'],
      error: 'There is no revision in `aaaa2222:aaaa1111`: its end does not follow its start.',
      hint: 'The start is the older one; see `limbeck history`.',
    },
  ]);
});

describe('a command', () => {
  refuse([
    {
      name: 'that would overwrite the configuration',
      files: sound,
      line: ['init', '--database', 'postgres'],
      error: '<project>/ormconfig.ts exists already; nothing was written.',
      hint: 'Remove it first, or run the command in another folder.',
    },
    {
      name: 'that would need a folder where a file is',
      files: { migrations: '' },
      line: ['init'],
      error: '<project>/migrations exists already and is not a folder; nothing was written.',
      hint: 'Remove it first, or name another folder: `limbeck init <directory>`.',
    },
    {
      name: 'that generates from a database behind the head',
      files: history,
      before: ['upgrade', '+2'],
      line: ['revision', '--autogenerate', '-m', 'next'],
      exitCode: 4,
      error:
        'The database has not reached the head of the migrations (bbbb3333), so a difference to it would say nothing.',
      hint: 'Run `limbeck upgrade head` first.',
    },
    {
      name: 'that does not exist',
      files: sound,
      line: ['upgarde'],
      exitCode: 2,
      error: 'Unknown command: upgarde.',
      hint: 'Did you mean upgrade?',
    },
    {
      name: 'with a flag that does not exist',
      files: sound,
      line: ['upgrade', '--slq'],
      exitCode: 2,
      error: 'Unknown argument: slq.',
      hint: 'See `limbeck upgrade --help`.',
    },
    {
      name: 'without its argument',
      files: sound,
      line: ['downgrade'],
      exitCode: 2,
      error: 'Missing required argument: revision.',
      hint: 'See `limbeck downgrade --help`.',
    },
  ]);
});

describe('a script', () => {
  refuse([
    {
      name: 'of a downgrade that does not say where the database stands',
      files: history,
      line: ['downgrade', 'base', '--sql'],
      error:
        'A downgrade to `base` that is written as SQL has to be told where the database stands.',
      hint: 'Name it first: `limbeck downgrade <from>:base --sql`, as in `head:base`.',
    },
    {
      name: 'of a stamp that purges',
      files: history,
      line: ['stamp', '--purge', 'head', '--sql'],
      error:
        '`--purge` forgets whatever the version table holds, and a script has to say what that is.',
      hint: 'Name it, `limbeck stamp <from>:<to> --sql`, or run `limbeck stamp --purge` with a connection.',
    },
    {
      name: 'of an upgrade that goes down',
      files: history,
      line: ['upgrade', 'bbbb3333:aaaa1111', '--sql'],
      error:
        'The range `bbbb3333:aaaa1111` is not one line of revisions: its end does not follow its start.',
      hint: 'Write the older one first, `limbeck upgrade <from>:<to> --sql`; see `limbeck history`.',
    },
    {
      name: 'of an upgrade from another branch',
      files: {
        ...history,
        'migrations/side.ts': migrationFile('cccc4444', { downRevision: 'aaaa1111' }),
      },
      line: ['upgrade', 'bbbb3333:cccc4444', '--sql'],
      error:
        'The range `bbbb3333:cccc4444` is not one line of revisions: its end does not follow its start.',
      hint: 'Write the older one first, `limbeck upgrade <from>:<to> --sql`; see `limbeck history`.',
    },
    {
      name: 'of a downgrade that goes up',
      files: history,
      line: ['downgrade', 'aaaa1111:bbbb3333', '--sql'],
      error:
        'The range `aaaa1111:bbbb3333` is not one line of revisions: its start does not follow its end.',
      hint: 'Write the later one first, `limbeck downgrade <from>:<to> --sql`; see `limbeck history`.',
    },
    {
      name: 'whose range is for the database to start',
      files: history,
      line: ['upgrade', 'aaaa1111:head'],
      error: '`aaaa1111:head` is a range, and where it starts is for the database to tell.',
      hint: 'Name its end alone, or add `--sql` to have it written as a script.',
    },
    {
      name: 'of a migration that reads rows',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111', { upgrade: "await op.query('SELECT 1');" }),
      }),
      line: ['upgrade', '--sql'],
      error:
        'The upgrade of revision aaaa1111 (<project>/migrations/first.ts) cannot be written as SQL: `op.query` needs a connection, which there is none of with `--sql`.',
      hint: 'Write the change as statements, `if (op.offline) await op.execute(…)`, or run the migration online.',
    },
  ]);
});

describe('a migration', () => {
  const before = ['downgrade', 'base'];
  refuse([
    {
      name: 'that throws while it loads',
      files: withMigrations({
        'first.ts': `${migrationFile('aaaa1111')}throw new Error('later');`,
      }),
      before,
      line: ['upgrade'],
      error: '<project>/migrations/first.ts could not be loaded: later.',
      hint: 'Correct it; migrations that are to run are loaded with everything they import.',
    },
    {
      name: 'that imports a package that is not installed',
      files: withMigrations({ 'first.ts': `import 'fakes';${migrationFile('aaaa1111')}` }),
      before,
      line: ['upgrade'],
      error:
        "<project>/migrations/first.ts could not be loaded: Cannot find package 'fakes' imported from <project>/migrations/first.ts.",
      hint: 'Run `npm install fakes`, or correct the import.',
    },
    {
      name: 'that lacks a function',
      files: withMigrations({
        'first.ts': `export const revision = 'aaaa1111'; export const downRevision = null;`,
      }),
      before,
      line: ['upgrade'],
      error: 'The migration <project>/migrations/first.ts does not export a function `upgrade`.',
      hint: 'Add `export async function upgrade(op: Operations): Promise<void> { … }`.',
    },
    {
      name: 'that throws between two statements',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111', {
          upgrade: `await op.createTable('tags', [column('id', 'integer')]); throw new Error('half-way');`,
        }),
      }),
      before,
      line: ['upgrade'],
      error: 'The upgrade of revision aaaa1111 (<project>/migrations/first.ts) failed: half-way.',
      hint: 'It was rolled back and nothing of it is recorded: correct the file and run the command again.',
    },
    {
      name: 'that throws after a statement whose failure it had foreseen',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111', {
          upgrade: `await op.execute('SELEC 1').catch(() => {}); throw new Error('half-way');`,
        }),
      }),
      before,
      line: ['upgrade'],
      error: 'The upgrade of revision aaaa1111 (<project>/migrations/first.ts) failed: half-way.',
      hint: 'It was rolled back and nothing of it is recorded: correct the file and run the command again.',
    },
    {
      name: 'that does not wait for an operation',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111', {
          upgrade: `op.createTable('tags', [column('id', 'integer')]);`,
        }),
      }),
      before,
      line: ['upgrade'],
      error:
        'The upgrade of revision aaaa1111 (<project>/migrations/first.ts) failed: it does not wait for `op.createTable`.',
      hint: 'Write `await` before `op.createTable`. It was rolled back and nothing of it is recorded: correct the file and run the command again.',
    },
    {
      name: 'that asks SQLite for what it does not have',
      files: withMigrations({
        'first.ts': migrationFile('aaaa1111', { upgrade: `await op.createSequence('numbers');` }),
      }),
      before,
      line: ['upgrade'],
      error:
        'The upgrade of revision aaaa1111 (<project>/migrations/first.ts) failed: SQLite cannot do `createSequence`, for want of sequences.',
      hint: 'Guard the operation with `op.dialect`. It was rolled back and nothing of it is recorded: correct the file and run the command again.',
    },
  ]);
});

describe('an answer about names', () => {
  const generate = ['revision', '--autogenerate'];
  const shape =
    'Write `--rename users.name=users.full_name`, `--rename users=people` or `--rename users.role:admin=owner`, and `--no-rename users.name`.';
  refuse([
    ...[generate, ['check'], ['diff']].map((line) => ({
      name: `that names one thing, for ${line[0]}`,
      files: sound,
      line: [...line, '--rename', 'users.name'],
      error: '`--rename users.name` does not name what it should; nothing was written.',
      hint: shape,
    })),
    {
      name: 'that names a pair as no rename',
      files: sound,
      line: [...generate, '--no-rename', 'users.name=users.label'],
      error:
        '`--no-rename users.name=users.label` does not name what it should; nothing was written.',
      hint: shape,
    },
    {
      name: 'that another one contradicts',
      files: sound,
      line: [...generate, '--rename', 'users.a=users.b', '--rename', 'users.a=users.c'],
      error:
        'The answers users.a → users.b and users.a → users.c contradict each other; nothing was written.',
      hint: 'Leave one of them out.',
    },
    {
      name: 'that is taken back',
      files: sound,
      line: [...generate, '--rename', 'users.a=users.b', '--no-rename', 'users.b'],
      error:
        'The answers users.a → users.b and users.b is no rename contradict each other; nothing was written.',
      hint: 'Leave one of them out.',
    },
    {
      name: 'in a revision that is not generated',
      files: sound,
      line: ['revision', '-m', 'empty', '--no-rename', 'users.name'],
      error: 'Renames are given for a revision that is not generated; nothing was written.',
      hint: 'Add `--autogenerate`, or leave `--rename` and `--no-rename` out.',
    },
  ]);
});

test('a row of the version table without a file is named, and what to do about it', async () => {
  const project = temporaryProject(history);
  await limbeck(project, 'upgrade');
  rmSync(join(project, 'migrations', 'third.ts'));
  const filesBefore = filesOf(project);
  for (const line of [
    ['upgrade'],
    ['downgrade', '-1'],
    ['check'],
    ['revision', '--autogenerate'],
  ]) {
    expect(await limbeck(project, ...line), line.join(' ')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'Error: The database is at revision bbbb3333, which no migration file declares.\n' +
        'Hint:  Restore its file, which may be on another branch of your version control, or declare where the database stands: `limbeck stamp --purge <revision>`.\n',
    });
  }
  expect(await limbeck(project, 'current')).toEqual({
    exitCode: 0,
    stdout: 'bbbb3333 (no migration file declares it)\n',
    stderr: '',
  });
  expect(filesOf(project)).toEqual(filesBefore);
});
