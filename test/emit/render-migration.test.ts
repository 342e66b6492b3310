import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { revision } from '../../src/command/revision.ts';
import { upgrade } from '../../src/command/upgrade.ts';
import type { Migration, MigrationSection } from '../../src/emit/migration.ts';
import { renderMigration } from '../../src/emit/render-migration.ts';
import type { Speller } from '../../src/emit/speller.ts';
import type { Operation } from '../../src/operation/operation.ts';
import { reverseAll } from '../../src/operation/reverse.ts';
import { kitchenSink } from '../metadata/kitchen-sink.ts';
import { column, foreignKey, index, indexKey, table } from '../support/build.ts';
import { compileStrictly } from '../support/compile-strictly.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { entity } from '../acceptance/case.ts';
import { EntitySchema } from 'typeorm';

const spell: Speller = ({ name, nullable, default: value }) => ({
  kind: 'column',
  name,
  type: 'integer',
  ...(nullable && { nullable: true }),
  ...(value !== null && { default: value }),
});

function render(
  upgrade: readonly Operation[],
  { remarks = new Map(), ...more }: Partial<Migration & Pick<MigrationSection, 'remarks'>> = {},
): string {
  return renderMigration({
    message: 'edit',
    revision: 'b2c3d4e5f6a7',
    downRevision: 'a1b2c3d4e5f6',
    branchLabels: [],
    dependsOn: [],
    created: '2026-11-22T10:00:00Z',
    notes: [],
    body: { upgrade, downgrade: reverseAll(upgrade), remarks, spell },
    ...more,
  }).text;
}

const posts = table('posts', [column('id'), column('user_id', 'integer', { nullable: true })], {
  primaryKey: { kind: 'primaryKey', name: 'pk_posts', columns: ['id'] },
  foreignKeys: [foreignKey('fk_posts_user', ['user_id'], 'users', ['id'], { onDelete: 'CASCADE' })],
  indexes: [index('ix_posts', [], { keys: [indexKey('user_id', { descending: true })] })],
});

test('what is said of an operation stands above it, in a batch as well, and not above its way back', () => {
  const users = { schema: null, name: 'users' };
  const renameTable = {
    kind: 'renameTable',
    from: users,
    to: { ...users, name: 'people' },
  } as const;
  const renameColumn = { kind: 'renameColumn', table: users, from: 'a', to: 'b' } as const;
  const dropColumn = {
    kind: 'dropColumn',
    table: users,
    column: 'c',
    existing: column('c'),
    fill: null,
  } as const;
  const remarks = new Map<Operation, string>([
    [renameTable, `renamed: score 0.93, because ${'the type and '.repeat(8)}more is the same`],
    [renameColumn, 'renamed:\nscore 1.00'],
  ]);
  const text = render(
    [
      renameTable,
      { kind: 'batchAlterTable', table: users, operations: [renameColumn, dropColumn] },
    ],
    { remarks },
  );
  expect(text).toContain(`export async function upgrade(op: Operations): Promise<void> {
  // renamed: score 0.93, because the type and the type and the type and the type and the type and
  // the type and the type and the type and more is the same
  await op.renameTable('users', 'people');
  await op.batchAlterTable('users', (batch) => {
    // renamed: score 1.00
    batch.renameColumn('a', 'b');
    batch.dropColumn('c');
  });
}
`);
  expect(text.split('renamed:')).toHaveLength(3);
});

test('conditions and ways of alteration stand among the options, and what no transaction allows in a block', () => {
  const users = { schema: null, name: 'users' };
  const key = foreignKey('fk', ['team_id'], 'teams', ['id']);
  const text = render([
    { kind: 'dropSchema', name: 'shop', ifExists: true },
    {
      kind: 'batchAlterTable',
      table: users,
      operations: [
        {
          kind: 'addColumn',
          table: users,
          column: column('age'),
          fill: null,
          position: { side: 'before', column: 'id' },
        },
      ],
      recreate: 'always',
      order: { from: null, to: [['age', 'id']] },
    },
    { kind: 'createConstraint', table: users, constraint: key, notValid: true, ifNotExists: true },
    { kind: 'validateConstraint', table: users, name: 'fk' },
    {
      kind: 'createIndex',
      table: users,
      index: index('ix', ['name']),
      concurrently: true,
      online: { algorithm: 'INPLACE', lock: 'NONE' },
    },
  ]);
  expect(text).toContain(`export async function upgrade(op: Operations): Promise<void> {
  await op.dropSchema('shop', { ifExists: true });
  await op.batchAlterTable(
    'users',
    (batch) => {
      batch.addColumn(column('age', 'integer'), { insertBefore: 'id' });
    },
    { recreate: 'always', partialReordering: [['age', 'id']] },
  );
  await op.createForeignKey('fk', 'users', ['team_id'], 'teams', ['id'], {
    notValid: true,
    ifNotExists: true,
  });
  await op.validateConstraint('fk', 'users');
  await op.autocommit(async () => {
    await op.createIndex('ix', 'users', ['name'], {
      concurrently: true,
      algorithm: 'INPLACE',
      lock: 'NONE',
    });
  });
}
`);
  expect(text).toContain(`export async function downgrade(op: Operations): Promise<void> {
  await op.autocommit(async () => {
    await op.dropIndex('ix', 'users', { concurrently: true, algorithm: 'INPLACE', lock: 'NONE' });
  });
  await op.validateConstraint('fk', 'users');
  await op.dropConstraint('fk', 'users', { type: 'foreignKey', ifExists: true });
  await op.batchAlterTable(
    'users',
    (batch) => {
      batch.dropColumn('age');
    },
    { recreate: 'always' },
  );
  await op.createSchema('shop');
}
`);
});

test('a file reads from top to bottom: what it is, what it costs, what it does, how it is undone', () => {
  const text = render([{ kind: 'createTable', table: posts }], {
    notes: [{ title: 'Hazards of the upgrade', lines: ['drop-table  old: its rows are lost.'] }],
  });
  expect(text).toBe(`/**
 * edit
 *
 * Revision: b2c3d4e5f6a7
 * Revises:  a1b2c3d4e5f6
 * Created:  2026-11-22T10:00:00Z
 *
 * Hazards of the upgrade
 *   drop-table  old: its rows are lost.
 */
import { column, foreignKey, primaryKey, type Operations } from 'limbeck';

export const revision = 'b2c3d4e5f6a7';
export const downRevision = 'a1b2c3d4e5f6';
export const branchLabels = [];
export const dependsOn = [];

export async function upgrade(op: Operations): Promise<void> {
  await op.createTable('posts', [
    column('id', 'integer'),
    column('user_id', 'integer', { nullable: true }),
    primaryKey(['id'], { name: 'pk_posts' }),
    foreignKey(['user_id'], 'users', ['id'], { name: 'fk_posts_user', onDelete: 'CASCADE' }),
  ]);
  await op.createIndex('ix_posts', 'posts', [{ column: 'user_id', order: 'DESC' }]);
}

export async function downgrade(op: Operations): Promise<void> {
  await op.dropTable('posts');
}
`);
});

test('an empty revision has functions that do nothing', () => {
  const text = render([], { downRevision: null });
  expect(text).toContain(' * Revises:  base\n');
  expect(text).toContain('export const downRevision = null;');
  expect(text).toContain('export async function upgrade(_op: Operations): Promise<void> {\n}');
});

test('the same input gives the same bytes, in lines of at most 100 columns', () => {
  const operations: readonly Operation[] = [{ kind: 'createTable', table: posts }];
  expect(render(operations)).toBe(render(operations));
  const lines = render(operations).split('\n');
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});

test.each([
  "it's",
  'say "hi"',
  'both \' and "',
  'C:\\temp\\',
  'a `tick` and ${hole}',
  'first\n  second',
  'carriage\r\nreturn',
  'ünïcödé 🙂',
  '*/ end',
])('a text is written so that it reads back to the letter: %j', (text) => {
  const file = render(
    [{ kind: 'alterTableComment', table: { schema: null, name: 't' }, from: null, to: text }],
    { message: text },
  );
  const output = ts.transpileModule(file, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    reportDiagnostics: true,
  });
  expect(output.diagnostics).toEqual([]);
  const comment =
    /createTableComment\('t', ((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`))/s;
  const literal = comment.exec(output.outputText)?.[1] ?? '';
  // The literal that the file holds, evaluated.
  expect(runInNewContext(literal)).toBe(text);
});

describe.each(serverNames)('what is generated on %s', (server) => {
  test('is accepted by a strict compiler, and runs', async () => {
    await using database = await createTestDatabase(server);
    const root = temporaryProject({});
    const migrations = join(root, 'migrations');
    mkdirSync(migrations);
    const quoted = new EntitySchema(
      entity('odd "name"', { "it's": { type: String, length: 20, default: 'C:\\a' } }),
    );
    const dataSource = { ...database.options, entities: [...kitchenSink, quoted] };
    const project = await openProject({ cwd: root, dataSource, migrations });
    try {
      const { path } = await revision(project, { message: 'first', autogenerate: true });
      expect(compileStrictly([path ?? ''])).toEqual([]);
      await upgrade(project);
      expect((await compare(project)).summary).toEqual([]);
    } finally {
      await project.close();
    }
  });
});
