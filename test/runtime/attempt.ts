import { afterAll, describe, expect, test } from 'vitest';
import { check, column, foreignKey, primaryKey, unique, type Operations } from '../../src/index.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { dropReusedDatabases, reuseTestDatabase } from '../support/reuse-database.ts';
import { serverNames, type ServerName } from '../support/server.ts';
import { effectOf, migrate } from './migrate.ts';

export type Migration = (op: Operations) => Promise<unknown>;

/** One operation in a migration written by hand. */
export interface Attempt {
  /** What it is called in the tests. */
  readonly method: string;
  readonly run: Migration;
  /** What is there before, beside the tables that every attempt finds. */
  readonly given?: Migration;
  /** What the catalog holds afterwards and did not before; default nothing. */
  readonly gains?: RegExp;
  /** What it held before; default nothing. */
  readonly loses?: RegExp;
  /** The databases that it is tried on; default all. */
  readonly servers?: readonly ServerName[];
  /** The databases that cannot do it. */
  readonly refusedBy?: readonly ServerName[];
  /** The databases that have no place for it in their catalog. */
  readonly nothingOn?: readonly ServerName[];
  /** What the whole catalog then says on these databases, and on no other. */
  readonly shows?: { readonly text: RegExp; readonly on: readonly ServerName[] };
  /** Further looks at the result: a query, and the rows it gives. */
  readonly rows?: readonly [query: string, rows: readonly object[]];
}

export const onlyPostgres: readonly ServerName[] = ['sqlite', 'mysql', 'mariadb'];

async function prepare(op: Operations): Promise<void> {
  await op.createTable('users', [
    column('id', 'integer', { generated: 'increment' }),
    column('email', 'varchar(100)'),
    column('name', 'varchar(50)', { nullable: true }),
    primaryKey(['id'], { name: 'pk_users' }),
    unique(['email'], { name: 'uq_users_email' }),
  ]);
  await op.createIndex('ix_users_name', 'users', ['name']);
  await op.createTable('posts', [
    column('id', 'integer'),
    column('user_id', 'integer', { nullable: true }),
    column('title', 'varchar(80)', { nullable: true }),
    primaryKey(['id'], { name: 'pk_posts' }),
    foreignKey(['user_id'], 'users', ['id'], { name: 'fk_posts_user' }),
  ]);
  await op.createTable('logs', [
    column('id', 'integer'),
    column('kind', 'varchar(20)', { nullable: true }),
    check("kind <> ''", { name: 'ck_logs_kind' }),
  ]);
  await op.createTable('pairs', [
    column('a', 'integer'),
    column('b', 'integer'),
    primaryKey(['a', 'b'], { name: 'pk_pairs' }),
  ]);
  await op.execute("INSERT INTO users (email) VALUES ('ada@example.org')");
}

const products = { sqlite: 'SQLite', postgres: 'PostgreSQL', mysql: 'MySQL', mariadb: 'MariaDB' };

/** Tries each on every database, in a database of its own. */
export function tryAll(title: string, attempts: readonly Attempt[]): void {
  describe.each(serverNames)(`${title} on %s`, (server) => {
    afterAll(dropReusedDatabases);
    const tried = attempts.filter(({ servers = serverNames }) => servers.includes(server));
    const able = tried.filter(({ refusedBy = [] }) => !refusedBy.includes(server));
    const unable = tried.filter(({ refusedBy = [] }) => refusedBy.includes(server));

    test.each(able)('can $method', async (attempt) => {
      const { run, given, gains, loses, nothingOn = [], shows, rows } = attempt;
      await using database = await reuseTestDatabase(server);
      await migrate(database, prepare);
      if (given !== undefined) await migrate(database, given);
      const { gained, lost } = await effectOf(database, run);
      const hasPlace = !nothingOn.includes(server);
      expect(gained).toMatch(hasPlace && gains !== undefined ? gains : /^$/);
      expect(lost).toMatch(hasPlace && loses !== undefined ? loses : /^$/);
      if (shows !== undefined) {
        const catalog = await fingerprint(server, database.db);
        const found = catalog.filter((line) => shows.text.test(line));
        expect(found, catalog.join('\n')).toHaveLength(shows.on.includes(server) ? 1 : 0);
      }
      if (rows !== undefined && hasPlace) expect(await database.db.query(rows[0])).toEqual(rows[1]);
    });

    test.skipIf(unable.length === 0).each(unable)(
      'is told that it cannot $method',
      async ({ run }) => {
        await using database = await reuseTestDatabase(server);
        await migrate(database, prepare);
        const refused = migrate(database, run);
        await expect(refused).rejects.toMatchObject({
          code: 'MIGRATION_FAILED',
          message: expect.stringContaining(`failed: ${products[server]} cannot `),
          cause: { code: 'OPERATION_UNSUPPORTED' },
        });
        await expect(effectOf(database, async () => {})).resolves.toEqual({ gained: '', lost: '' });
      },
    );
  });
}
