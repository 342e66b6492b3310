import { readFileSync } from 'node:fs';
import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import {
  check,
  diff,
  downgrade,
  merge,
  openProject,
  revision,
  rewriter,
  upgrade,
  type Config,
  type Operation,
  type Project,
  type RevisionContext,
} from '../../src/index.ts';
import { table } from '../support/build.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { filesOf, temporaryProject } from '../support/fixture-project.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { entity, type Entity } from './case.ts';

type Hook = NonNullable<Config['processRevisionDirectives']>;

async function open(
  { options }: Pick<TestDatabase, 'options'>,
  cwd: string,
  entities: readonly Entity[],
  processRevisionDirectives?: Hook,
): Promise<Project> {
  const own = entities.map((each) => new EntitySchema(each));
  const dataSource = { ...options, entities: own };
  const hooks = processRevisionDirectives === undefined ? {} : { processRevisionDirectives };
  return openProject({ cwd, config: { dataSource, ...hooks } });
}

const name = { type: String, length: 20, nullable: true } as const;
const before = [entity('users', { name, role: name })];
const city = { type: 'date', nullable: true } as const;
const after = [entity('users', { name: { ...name, length: 40 }, city })];

/** A database with the first entities, and the folder of its history. */
async function started(database: TestDatabase): Promise<string> {
  const cwd = temporaryProject({});
  const project = await open(database, cwd, before);
  await revision(project, { message: 'start', autogenerate: true, revisionId: 'aaaa1111' });
  await upgrade(project);
  await project.close();
  return cwd;
}

/** What is dropped goes into a revision of its own. */
const inTwo: Hook = (_, directives) => {
  const [first] = directives;
  const batch = first?.upgrade.find((operation) => operation.kind === 'batchAlterTable');
  if (first === undefined || batch === undefined) return;
  const { operations } = batch;
  const drops = operations.filter(({ kind }) => kind === 'dropColumn');
  first.message = 'expand';
  first.upgrade = [{ ...batch, operations: operations.filter((each) => !drops.includes(each)) }];
  directives.push({
    ...first,
    message: 'contract',
    revisionId: '',
    upgrade: [...drops],
    branchLabels: ['late'],
  });
};

describe.each(serverNames)('on %s', (server) => {
  test('several revisions come of one comparison, each behind the one before', async () => {
    await using database = await createTestDatabase(server);
    const cwd = await started(database);
    const start = await fingerprint(server, database.db);
    const project = await open(database, cwd, after, inTwo);
    const result = await revision(project, { autogenerate: true, revisionId: 'bbbb1111' });
    expect(result).toMatchObject({ revision: 'bbbb1111', message: 'expand' });
    expect(result.summary).toContainEqual(expect.stringMatching(/^- users\.role/));
    expect(result.text).not.toContain('drop-column');
    const [second, ...others] = result.following;
    expect(others).toEqual([]);
    expect(second).toMatchObject({ message: 'contract' });
    expect(second?.text).toMatch(
      /downRevision = 'bbbb1111'[^]*branchLabels = \['late'\][^]*dropColumn\('users', 'role'\)/,
    );
    expect(second?.path).toContain('_contract.ts');
    await upgrade(project, 'head', { allowDataLoss: true });
    expect((await check(project)).upToDate).toBe(true);
    await downgrade(project, 'aaaa1111');
    expect(await fingerprint(server, database.db)).toEqual(start);
    await project.close();
  });

  test('a rewriter changes, drops and adds operations, and its downgrade follows', async () => {
    await using database = await createTestDatabase(server);
    const cwd = await started(database);
    const start = await fingerprint(server, database.db);
    const contexts: RevisionContext[] = [];
    const addAlias = (
      operation: Extract<Operation, { kind: 'addColumn' }>,
    ): readonly Operation[] => [
      operation,
      { ...operation, column: { ...operation.column, name: 'alias' } },
      {
        kind: 'createTable',
        table: table('notes', [{ ...operation.column, name: 'note', nullable: true }]),
      },
    ];
    const hook = rewriter(
      {
        dropColumn: (_, context) => {
          contexts.push(context);
          return [];
        },
        addColumn: addAlias,
      },
      { addColumn: ({ column }) => (column.name === 'city' ? [] : undefined) },
    );
    const project = await open(database, cwd, after, hook);
    const summary = [/~ users\.name .*\(20\) → .*\(40\)/, /^\+ users\.alias/, /^\+ notes/];
    const expected = summary.map((line): unknown => expect.stringMatching(line));
    expect((await check(project)).summary).toEqual(expect.arrayContaining(expected));
    expect((await diff(project)).sql.join('\n')).not.toMatch(/city|role.*drop/i);
    const written = await revision(project, { autogenerate: true, revisionId: 'bbbb1111' });
    expect(written.summary).toHaveLength(3);
    expect(written.summary).toEqual(expect.arrayContaining(expected));
    expect(written.hazards.map(({ id }) => id)).not.toContain('drop-column');
    expect(contexts.map(({ command }) => command)).toEqual(['check', 'diff', 'revision']);
    expect(contexts[2]).toEqual({ command: 'revision', autogenerate: true, parents: ['aaaa1111'] });
    await upgrade(project);
    const { tables } = await (
      await project.database('read')
    ).dialect.introspect(database.db, {
      schemas: [],
    });
    const names = (table: string): unknown =>
      tables.find((each) => each.name === table)?.columns.map((column) => column.name);
    expect(names('users')).toEqual(['id', 'name', 'role', 'alias']);
    expect(names('notes')).toEqual(['note']);
    await downgrade(project, '-1');
    await project.close();
    expect(await fingerprint(server, database.db)).toEqual(start);
  });

  test('a hook names the revision, and what undoes it', async () => {
    await using database = await createTestDatabase(server);
    const cwd = await started(database);
    const hook: Hook = async ({ parents }, [directive]) => {
      await Promise.resolve();
      if (directive === undefined) throw new Error('there is one');
      directive.revisionId = `after_${parents.join('_')}`;
      directive.message = `${directive.message} and so on`;
      directive.branchLabels.push('main');
      directive.downgrade = [];
    };
    const project = await open(database, cwd, after, hook);
    const { path, revision: id } = await revision(project, { autogenerate: true, message: 'city' });
    expect(id).toBe('after_aaaa1111');
    expect(path).toMatch(/after_aaaa1111_city_and_so_on\.ts$/);
    const text = readFileSync(String(path), 'utf8');
    expect(text).toContain("branchLabels = ['main']");
    expect(text).toMatch(/downgrade\(_op: Operations\): Promise<void> \{\n\}/);
    await upgrade(project, 'main');
    expect((await check(project)).upToDate).toBe(true);
    const again = revision(project, { message: 'again' });
    expect(await rejectionOf(again)).toMatchObject({ code: 'LABEL_DUPLICATE' });
    await project.close();
  });
});

describe('a hook', () => {
  const inMemory = { options: { type: 'better-sqlite3', database: ':memory:' } } as const;

  test('that empties the list keeps the file from being written', async () => {
    const cwd = temporaryProject({});
    const seen: string[] = [];
    const project = await open(inMemory, cwd, before, ({ command, autogenerate }, directives) => {
      seen.push(`${command} ${autogenerate}`);
      directives.length = 0;
    });
    expect(await revision(project, { autogenerate: true })).toMatchObject({
      path: null,
      revision: null,
      operations: [{ kind: 'createTable' }],
    });
    expect(await revision(project, { message: 'x' })).toMatchObject({ path: null, revision: null });
    expect((await check(project)).upToDate).toBe(true);
    expect((await diff(project)).sql).toEqual([]);
    expect(seen).toEqual(['revision true', 'revision false', 'check true', 'diff true']);
    await project.close();
    expect(filesOf(cwd)).toEqual({});
  });

  test.each<readonly [string, Hook, string]>([
    ['throws', () => Promise.reject(new Error('no')), 'of <cwd> failed: no.'],
  ])('that %s is named, and nothing is written', async (_, hook, message) => {
    const cwd = temporaryProject({});
    const project = await open(inMemory, cwd, before, hook);
    const failing = [
      () => revision(project, { autogenerate: true }),
      () => revision(project, { message: 'x' }),
      () => check(project),
    ];
    for (const fail of failing) {
      expect(await rejectionOf(fail())).toMatchObject({
        code: 'HOOK_FAILED',
        message: `The hook \`processRevisionDirectives\` ${message.replace('<cwd>', cwd)}`,
      });
    }
    await project.close();
    expect(filesOf(cwd)).toEqual({});
  });

  test('is asked of a merge', async () => {
    const cwd = temporaryProject({});
    const first = await open(inMemory, cwd, []);
    await revision(first, { message: 'a', revisionId: 'aaaa1111' });
    await revision(first, { message: 'b', revisionId: 'bbbb1111', head: 'base' });
    const project = await open(inMemory, cwd, [], ({ command, parents }, directives) => {
      for (const directive of directives) directive.message = `${command} of ${parents.join(', ')}`;
    });
    expect((await merge(project)).text).toContain(' * merge of aaaa1111, bbbb1111\n');
  });
});
