import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import {
  check,
  downgrade,
  openProject,
  revision,
  upgrade,
  type Config,
  type Project,
} from '../../src/index.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';
import { entity } from './case.ts';

const users = entity('users', {
  name: { type: String, length: 36, default: 'nobody' },
  role: { type: String, length: 20 },
});
const grown = entity('users', {
  name: { type: String, length: 36, default: 'nobody' },
  role: { type: String, length: 20 },
  nick: { type: String, length: 36, nullable: true },
});

type RenderItem = NonNullable<Config['renderItem']>;

const words: RenderItem = (piece) => {
  if (piece.kind === 'type' && piece.item === 'varchar(36)') {
    return { text: 'name36', imports: { '../words.ts': ['name36'] } };
  }
  if (piece.kind === 'default' && piece.item === 'nobody') {
    return { text: "String('nobody')" };
  }
  if (piece.kind === 'operation' && piece.receiver === 'op' && piece.item.kind === 'addColumn') {
    return "op.addColumn('users', column('nick', name36, { nullable: true }))";
  }
  return undefined;
};

async function open(
  { options }: Pick<TestDatabase, 'options'>,
  cwd: string,
  renderItem: RenderItem,
  entities = [users],
): Promise<Project> {
  const dataSource = { ...options, entities: entities.map((each) => new EntitySchema(each)) };
  return openProject({ cwd, config: { dataSource, renderItem } });
}

const project = () => temporaryProject({ 'words.ts': "export const name36 = 'varchar(36)';\n" });

describe.each(serverNames)('renderItem on %s', (server) => {
  test('puts types, defaults and operations in its own words, with their imports', async () => {
    await using database = await createTestDatabase(server);
    const empty = await fingerprint(server, database.db);
    const cwd = project();
    const first = await open(database, cwd, words);
    const start = await revision(first, { message: 'start', autogenerate: true });
    expect(start.text).toContain("import { name36 } from '../words.ts';");
    expect(start.text).toContain("column('name', name36, { default: String('nobody') })");
    await upgrade(first);
    expect((await check(first)).upToDate).toBe(true);
    await first.close();

    const before = await fingerprint(server, database.db);
    const second = await open(
      database,
      cwd,
      (piece) => {
        const own = words(piece);
        // What is in no other piece has to be imported here.
        const imports = { '../words.ts': ['name36'], limbeck: ['column'] };
        return piece.kind === 'operation' && typeof own === 'string' ? { text: own, imports } : own;
      },
      [grown],
    );
    const edit = await revision(second, { message: 'edit', autogenerate: true });
    expect(edit.text).toContain("await op.addColumn('users', column('nick', name36,");
    await upgrade(second);
    expect((await check(second)).upToDate).toBe(true);
    await downgrade(second, '-1');
    expect(await fingerprint(server, database.db)).toEqual(before);
    await downgrade(second, 'base');
    expect(await fingerprint(server, database.db)).toEqual(empty);
    await second.close();
  });

  test('leaves out what it gives null for', async () => {
    await using database = await createTestDatabase(server);
    const leaveOut: RenderItem = (piece) =>
      (piece.kind === 'column' && piece.item.name === 'role') ||
      piece.kind === 'constraint' ||
      (piece.kind === 'operation' && piece.item.kind === 'dropTable')
        ? null
        : undefined;
    const given = await open(database, project(), leaveOut);
    const { text } = await revision(given, { message: 'start', autogenerate: true });
    expect(text).toContain("column('name'");
    expect(text).not.toMatch(/'role'|primaryKey\(|dropTable/);
    await given.close();
  });

  test('is named where it throws, and nothing is written', async () => {
    await using database = await createTestDatabase(server);
    const given = await open(database, project(), () => {
      throw new Error('no words');
    });
    const error = await rejectionOf(revision(given, { message: 'start', autogenerate: true }));
    expect(error).toMatchObject({ code: 'HOOK_FAILED' });
    expect(error.message).toMatch(/renderItem.*no words/);
    await given.close();
  });
});
