import { describe, expect, test } from 'vitest';
import { limbeckWith } from '../support/command-line.ts';
import { temporaryProject, writeFiles } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

/**
 * One row for each command of Alembic and each of its flags that makes sense here: lines that are typed in
 * the project below, and what each must answer.
 *
 * <pre>
 * base ─ a1 ─┬─ a2
 *            └─ b2 (billing)      the database is at a1
 * </pre>
 */
interface Row {
  /** As `alembic --help` has it. */
  readonly alembic: string;
  readonly types: readonly (readonly [line: string, answer: RegExp])[];
}

const rows: readonly Row[] = [
  { alembic: '--version', types: [['--version', /^\d+\.\d+\.\d+\n$/]] },
  {
    alembic: '-c FILE',
    types: [
      ['current -c other.config.ts', /^a1/],
      ['current -c missing.ts', /missing\.ts.*\n.*\nexit 1\n$/],
    ],
  },
  {
    alembic: '-n NAME',
    types: [
      ['current -c named.config.ts -n app', /^a1/],
      ['current -c named.config.ts -n nobody', /nobody.*\n(?:.*\n)*exit 1\n$/],
    ],
  },
  {
    alembic: 'init DIRECTORY -t TEMPLATE',
    types: [
      ['init elsewhere -t generic', /ormconfig\.ts.*\n.*\nexit 1\n$/],
      ['init elsewhere -t nothing', /exit 2\n$/],
    ],
  },
  { alembic: 'list_templates', types: [['list-templates', /generic(?:.*\n)+.*multidb/]] },
  {
    alembic: 'revision -m --rev-id --head --splice',
    types: [
      ['revision -m more --rev-id c3 --head a2', /^migrations\/c3_more\.ts\n$/],
      ['show c3', /^c3 \(head\) {2}more\n {2}Revises: {5}a2\n/],
      ['revision -m fork --rev-id c4 --head a1', /splice.*\nexit 1\n$/],
      ['revision -m fork --rev-id c4 --head a1 --splice', /^migrations\/c4_fork\.ts\n$/],
      ['revision -m again --rev-id c4 --head c3', /c4.*\n.*\nexit 1\n$/],
    ],
  },
  {
    alembic: 'revision --head base --branch-label --depends-on',
    types: [
      [
        'revision -m solo --rev-id s1 --head base --branch-label solo --depends-on a2 --depends-on b2',
        /^migrations\/s1_solo\.ts\n$/,
      ],
      ['show solo', /^s1 \(solo, head\) {2}solo\n {2}Revises: {5}base\n(?:.*\n)*?.*a2, b2/],
      ['heads', /s1 \(solo, head\)/],
      ['heads --resolve-dependencies', /^(?!.*(?:a2|b2) \()(?:.*\n)*.*s1 \(solo, head\)/],
    ],
  },
  {
    alembic: 'revision --version-path',
    types: [
      ['revision -m x --rev-id v1 --head base --version-path nowhere', /nowhere.*\n.*\nexit 1\n$/],
      [
        'revision -m x --rev-id v1 --head base --version-path migrations',
        /^migrations\/v1_x\.ts\n$/,
      ],
    ],
  },
  {
    alembic: 'revision --autogenerate, check',
    types: [
      ['check', /\nexit 4\n$/],
      ['upgrade heads', /at a2, b2\.\n$/],
      ['check', /\+ users\.name.*\n(?:.*\n)*exit 3\n$/],
      [
        'revision --autogenerate -m name --rev-id c3 --head a2',
        /\+ users\.name[^]*migrations\/c3_name\.ts|migrations\/c3_name\.ts[^]*\+ users\.name/,
      ],
      ['upgrade heads', /at b2, c3\.\n$/],
      ['check', /^The database matches the migrations and the entities\.\n$/],
    ],
  },
  {
    alembic: 'upgrade REVISION',
    types: [
      ['upgrade +1', /a2 \(second\) or b2 \(billing\)\.\n.*\nexit 1\n$/],
      ['upgrade billing@+1', /at b2\.\n$/],
      ['upgrade a2', /at a2, b2\.\n$/],
      ['upgrade heads', /^Nothing to do/],
      ['upgrade nowhere', /nowhere.*\n.*\nexit 1\n$/],
    ],
  },
  {
    alembic: 'upgrade --sql START:END',
    types: [
      ['upgrade a1:a2 --sql', /-- upgrade a2: second\n(?:.*\n)*.*'a2'/],
      ['upgrade a1:a2', /--sql.*\n(?:.*\n)*exit 1\n$/],
      ['current', /^a1/],
    ],
  },
  {
    alembic: 'downgrade REVISION',
    types: [
      ['upgrade a2', /at a2\.\n$/],
      ['downgrade -1', /at a1\.\n$/],
      ['downgrade base', /before the first revision\.\n$/],
      ['downgrade -1', /-1.*\n.*\nexit 1\n$/],
    ],
  },
  {
    alembic: 'downgrade --sql FROM:TO',
    types: [
      ['downgrade base --sql', /<from>:base --sql.*\nexit 1\n$/],
      ['downgrade a2:a1 --sql', /-- downgrade a2: second\n/],
    ],
  },
  {
    alembic: 'stamp REVISIONS --purge --sql',
    types: [
      ['stamp a2 b2', /at a2, b2\.\n$/],
      ['stamp --purge a1', /at a1\.\n$/],
      ['stamp --purge a1 --sql', /^Error: `--purge` .*\n.*--sql.*\nexit 1\n$/],
      ['stamp a1:a2 --sql', /'a2'/],
      ['stamp base', /before the first revision\.\n$/],
    ],
  },
  {
    alembic: 'current -v --check-heads',
    types: [
      ['current', /^a1 {2}first\nThere are migrations to apply: run `limbeck upgrade`\.\n$/],
      ['current -v', /^a1.*\n {2}Revises: {5}base\n(?:.*\n)* {2}File: /],
      ['current --check-heads', /exit 4\n$/],
      ['stamp heads', /at a2, b2\.\n$/],
      ['current --check-heads', /^a2.*\nb2.*\n$/],
    ],
  },
  {
    alembic: 'history -r -v -i',
    types: [
      ['history', /a1 → b2[^]*a1 → a2[^]*base → a1|a1 → a2[^]*a1 → b2[^]*base → a1/],
      ['history -r a1:a2', /a1 → a2[^]*base → a1/],
      ['history -r current:', /a1 → a2/],
      ['history -r -1:a2', /a1 → a2/],
      ['history -i', /base → a1 \([^)]*current[^)]*\)/],
      ['history -v', /Revises: {5}a1\n(?:.*\n)*.*File: /],
    ],
  },
  {
    alembic: 'heads -v',
    types: [
      ['heads', /a2 \(head\)(?:.*\n)*.*b2 \(billing, head\)/],
      ['heads -v', /Revises: {5}a1\n/],
    ],
  },
  {
    alembic: 'branches -v',
    types: [
      ['branches', /a1 \([^)]*branch point[^)]*\).*\n.*a1 → a2.*\n.*a1 → b2/],
      ['branches -v', /a1[^]*Revises: {5}base\n/],
    ],
  },
  {
    alembic: 'show REV',
    types: [
      ['show heads', /^a2[^]*^b2/m],
      ['show current', /^a1/],
      ['show billing@head', /^b2/],
    ],
  },
  {
    alembic: 'merge REVISIONS -m --branch-label --rev-id',
    types: [
      ['merge heads -m join --rev-id m3 --branch-label joined', /^migrations\/m3_join\.ts\n$/],
      ['heads', /^a2, b2 → m3 \(joined, head, merge point\) {2}join\n$/],
      ['upgrade head', /at m3\.\n$/],
      ['downgrade a1', /at a1\.\n$/],
    ],
  },
  {
    // The editor of the test removes what it is given.
    alembic: 'edit REV',
    types: [
      ['edit nowhere', /nowhere.*\n.*\nexit 1\n$/],
      ['edit billing', /^$/],
      ['show billing', /billing.*\n.*\nexit 1\n$/],
      ['downgrade base', /before the first revision\.\n$/],
      ['edit current', /^No migration goes by `current` here\.\n$/],
    ],
  },
  {
    alembic: 'ensure_version --sql',
    types: [
      ['ensure-version', /limbeck_version is there/],
      ['ensure-version --sql', /CREATE TABLE IF NOT EXISTS.*limbeck_version/],
    ],
  },
];

const add = (id: string, columns: string): string =>
  `await op.createTable('${id}', [column('id', 'integer'), ${columns}primaryKey(['id'])]);`;

describe.each(serverNames)('a user of Alembic on %s types', (server) => {
  test.each(rows)('$alembic', async ({ types }) => {
    await using database = await createTestDatabase(server);
    const project = temporaryProject({ 'entities/user.ts': userFile('@Column() name!: string;') });
    writeFiles(project, {
      'ormconfig.ts': configFile(database.options),
      'other.config.ts': configFile(database.options),
      'named.config.ts': `import { defineConfig } from 'limbeck';
        const dataSource = ${JSON.stringify({ ...database.options, entities: ['entities/*.ts'] })};
        export default defineConfig({ databases: { app: { dataSource, migrations: 'migrations' } } });`,
      'migrations/a1.ts': migrationFile('a1', {
        upgrade: `await op.createTable('users', [column('id', 'integer', { generated: 'increment' }), primaryKey(['id'])]);`,
        downgrade: `await op.dropTable('users');`,
      }).replace('import', '/** first */\nimport'),
      'migrations/a2.ts': migrationFile('a2', {
        downRevision: 'a1',
        upgrade: add('seconds', ''),
        downgrade: `await op.dropTable('seconds');`,
      }).replace('import', '/** second */\nimport'),
      'migrations/b2.ts': migrationFile('b2', { downRevision: 'a1' })
        .replace('import', '/** billing */\nimport')
        .replace('branchLabels = []', "branchLabels = ['billing']"),
    });
    const type = async (line: string): Promise<string> => {
      const { exitCode, stdout, stderr } = await limbeckWith(
        { EDITOR: 'rm' },
        project,
        ...line.split(' '),
      );
      return `${stdout}${stderr}${exitCode === 0 ? '' : `exit ${exitCode}\n`}`;
    };
    expect(await type('upgrade a1')).toContain('at a1.');
    for (const [line, answer] of types) expect(await type(line), line).toMatch(answer);
  });
});
