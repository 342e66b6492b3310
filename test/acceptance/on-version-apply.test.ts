import { describe, expect, test } from 'vitest';
import {
  current,
  downgrade,
  openProject,
  stamp,
  upgrade,
  type Config,
  type Project,
} from '../../src/index.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

type Hook = NonNullable<Config['onVersionApply']>;

const table = (name: string): string =>
  `await op.createTable('${name}', [column('id', 'integer'), primaryKey(['id'])]);`;

async function open({ options }: TestDatabase, onVersionApply: Hook): Promise<Project> {
  const cwd = temporaryProject({
    'migrations/a.ts': migrationFile('aaaa1111', {
      upgrade: table('audit'),
      downgrade: "await op.dropTable('audit');",
    }),
    'migrations/b.ts': migrationFile('bbbb1111', {
      downRevision: 'aaaa1111',
      upgrade: table('posts'),
      downgrade: "await op.dropTable('posts');",
    }),
  });
  return openProject({ cwd, config: { dataSource: { ...options, entities: [] }, onVersionApply } });
}

describe.each(serverNames)('onVersionApply on %s', (server) => {
  test('is told of each step, and writes in its transaction', async () => {
    await using database = await createTestDatabase(server);
    const told: string[] = [];
    const project = await open(database, async ({ direction, revision, from, to, query }) => {
      told.push(`${direction} ${revision?.id ?? '-'}: ${from.join()} → ${to.join()}`);
      if (revision?.id !== 'bbbb1111') return;
      const [row] = await query('SELECT COUNT(*) AS rows_before FROM audit');
      expect(row).toBeDefined();
      await query(`INSERT INTO audit (id) SELECT COALESCE(MAX(id), 0) + 1 FROM audit`);
    });
    await upgrade(project);
    await downgrade(project, '-1');
    await stamp(project, ['bbbb1111']);
    await stamp(project, ['base']);
    await project.close();
    expect(told).toEqual([
      'upgrade aaaa1111:  → aaaa1111',
      'upgrade bbbb1111: aaaa1111 → bbbb1111',
      'downgrade bbbb1111: bbbb1111 → aaaa1111',
      'stamp -: aaaa1111 → bbbb1111',
      'stamp -: bbbb1111 → ',
    ]);
    expect(await database.db.query('SELECT id FROM audit ORDER BY id')).toHaveLength(2);
  });

  test('takes its step back when it throws, and the next run goes on from there', async () => {
    await using database = await createTestDatabase(server);
    let isBroken = true;
    const project = await open(database, async ({ revision }) => {
      await Promise.resolve();
      if (isBroken && revision?.id === 'bbbb1111') throw new Error('no audit');
    });
    expect(await rejectionOf(upgrade(project))).toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(
        /^The upgrade of revision bbbb1111 .* failed: The hook `onVersionApply` of .* failed: no audit\.$/,
      ),
    });
    expect((await current(project)).heads).toEqual(['aaaa1111']);
    isBroken = false;
    expect((await upgrade(project)).to).toEqual(['bbbb1111']);

    isBroken = true;
    await expect(stamp(project, ['aaaa1111'])).resolves.toBeDefined();
    await project.close();
  });

  test('takes a stamp back when it throws', async () => {
    await using database = await createTestDatabase(server);
    const project = await open(database, () => {
      throw new Error('no stamps');
    });
    expect(await rejectionOf(stamp(project, ['head']))).toMatchObject({
      code: 'HOOK_FAILED',
      message: expect.stringMatching(/^The hook `onVersionApply` of .* failed: no stamps\.$/),
    });
    expect((await current(project)).heads).toEqual([]);
    await project.close();
  });
});
