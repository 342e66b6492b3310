import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { revision } from '../../src/command/revision.ts';
import { upgrade } from '../../src/command/upgrade.ts';
import type { Config } from '../../src/config/config.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { filesOf, temporaryProject } from '../support/fixture-project.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { entity, type Entity } from './case.ts';

type Hooks = Omit<Config, 'dataSource'>;

/** What is said to differ from these entities, under a configuration with these hooks. */
async function summaryOf(
  { options }: TestDatabase,
  entities: readonly Entity[],
  hooks: Hooks,
): Promise<readonly string[]> {
  const own = entities.map((each) => new EntitySchema(each));
  const config = { dataSource: { ...options, entities: own }, ...hooks };
  const project = await openProject({ cwd: temporaryProject({}), config });
  try {
    return (await compare(project)).summary;
  } finally {
    await project.close();
  }
}

/** Gives a database the tables of these entities; the folder of its history. */
async function migrated(database: TestDatabase, entities: readonly Entity[]): Promise<string> {
  const own = entities.map((each) => new EntitySchema(each));
  const dataSource = { ...database.options, entities: own };
  const cwd = temporaryProject({});
  const project = await openProject({ cwd, dataSource });
  await revision(project, { message: 'start', autogenerate: true });
  await upgrade(project);
  await project.close();
  return cwd;
}

const before = [
  entity('jobs', { state: { type: Number, default: 1 }, size: { type: Number, nullable: true } }),
];
const after = [
  entity('jobs', { state: { type: Number, default: 2 }, size: { type: String, nullable: true } }),
];

describe.each(serverNames)('on %s', (server) => {
  test('compareTypeWith and compareDefaultWith have the first word', async () => {
    await using database = await createTestDatabase(server);
    await migrated(database, before);
    const asked = new Set<string>();
    const size = /^~ jobs\.size /;
    const state = /^~ jobs\.state .*default/;

    const plain = await summaryOf(database, after, {});
    expect(plain).toEqual(
      expect.arrayContaining([expect.stringMatching(size), expect.stringMatching(state)]),
    );
    const undecided = await summaryOf(database, after, {
      compareTypeWith: ({ schema, table, database: from, declared }) => {
        asked.add(`${schema} ${table}.${from.name} ${from.type === declared.type}`);
        return undefined;
      },
      compareDefaultWith: () => undefined,
    });
    expect(undecided).toEqual(plain);
    expect([...asked].toSorted()).toEqual([
      'null jobs.id true',
      'null jobs.size false',
      'null jobs.state true',
    ]);
    const same = { compareTypeWith: () => false, compareDefaultWith: () => false };
    expect(await summaryOf(database, after, same)).toEqual([]);
    const different = await summaryOf(database, before, {
      compareDefaultWith: ({ declared }) => declared.name === 'state',
    });
    expect(different).toEqual([expect.stringMatching(/^~ jobs\.state/)]);
    const ignored = { ...same, compareType: false, compareDefaultWith: () => undefined };
    const types = { ...ignored, compareTypeWith: () => true };
    expect(await summaryOf(database, after, types)).toEqual([expect.stringMatching(state)]);
  });

  test('includeName and includeObject take things out of the comparison', async () => {
    await using database = await createTestDatabase(server);
    await migrated(database, [...before, entity('old', { code: { type: Number } })]);
    const names: string[] = [];
    const filtered = await summaryOf(database, before, {
      includeName(name, kind, { schema, table }) {
        names.push(`${kind} ${table === null ? '' : `${table}.`}${name} ${schema}`);
        return name !== 'old';
      },
    });
    expect(filtered).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining(['table old null', 'table jobs null', 'column jobs.size null']),
    );
    expect(names.some((name) => name.startsWith('column old.'))).toBe(false);

    const sides: string[] = [];
    const objects = await summaryOf(
      database,
      [...after, entity('fresh'), entity('old', { code: { type: Number } })],
      {
        includeObject({ kind, name, table, side, object }) {
          if (kind === 'table') sides.push(`${side} ${name}`);
          expect(object).toMatchObject({ name });
          return !(kind === 'column' && table === 'jobs') && name !== 'fresh';
        },
      },
    );
    expect(objects).toEqual([]);
    expect(sides.toSorted()).toEqual([
      'database jobs',
      'database old',
      'declared fresh',
      'declared jobs',
      'declared old',
    ]);
  });

  test.each(['includeName', 'includeObject', 'compareTypeWith', 'compareDefaultWith'] as const)(
    'a %s that throws is named, and nothing is written',
    async (name) => {
      await using database = await createTestDatabase(server);
      const cwd = await migrated(database, before);
      const files = filesOf(cwd);
      const entities = after.map((each) => new EntitySchema(each));
      const broken = (): never => {
        throw new Error('no idea');
      };
      const config = { dataSource: { ...database.options, entities }, [name]: broken };
      const project = await openProject({ cwd, config });
      try {
        const failure = rejectionOf(revision(project, { autogenerate: true, message: 'x' }));
        expect(await failure).toMatchObject({
          code: 'HOOK_FAILED',
          message: `The hook \`${name}\` of ${cwd} failed: no idea.`,
        });
      } finally {
        await project.close();
      }
      expect(filesOf(cwd)).toEqual(files);
    },
  );
});

describe.each(serverNames.filter((server) => server !== 'sqlite'))('on %s', (server) => {
  test('includeSchemas looks into further schemas', async () => {
    await using database = await createTestDatabase(server);
    await migrated(database, before);
    await using other = server === 'postgres' ? null : await createTestDatabase(server);
    const schema = other === null ? 'billing' : databaseName(other);
    if (other === null) await database.db.query('CREATE SCHEMA billing');
    await database.db.query(`CREATE TABLE ${schema}.invoices (id int PRIMARY KEY)`);

    expect(await summaryOf(database, before, {})).toEqual([]);
    const dropped = [`- ${schema}.invoices`];
    expect(await summaryOf(database, before, { includeSchemas: [schema] })).toEqual(dropped);
    const asked: string[] = [];
    const all: Hooks = {
      includeSchemas: true,
      includeName(name, kind) {
        if (kind === 'schema') asked.push(name);
        return kind !== 'schema' || name === schema;
      },
    };
    expect(await summaryOf(database, before, all)).toEqual(dropped);
    expect(asked).toContain(schema);
    expect(asked.filter((name) => /^pg_|schema$|^mysql$|^sys$/.test(name))).toEqual([]);
    const none: Hooks = { includeSchemas: [schema], includeName: (_, kind) => kind !== 'schema' };
    expect(await summaryOf(database, before, none)).toEqual([]);
  });
});

function databaseName({ options }: TestDatabase): string {
  return new URL('url' in options ? (options.url ?? '') : '').pathname.slice(1);
}
