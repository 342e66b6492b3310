import { afterAll, describe, expect, test } from 'vitest';
import { EntitySchema } from 'typeorm';
import {
  compare,
  downgrade,
  openProject,
  revision,
  sharedRevision,
  upgrade,
  type Project,
  type RevisionDirective,
} from '../../src/index.ts';
import { entity, type Entity } from '../acceptance/case.ts';
import { synchronizeCase } from '../acceptance/start-case.ts';
import { typeormLog } from '../acceptance/typeorm-log.ts';
import { withProject } from '../acceptance/with-project.ts';
import { rejectionOf } from '../support/catch-error.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { dropReusedDatabases, reuseTestDatabase } from '../support/reuse-database.ts';
import { serverNames, type ServerName, type TestDatabase } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';

const users = (columns: Entity['columns'], more: Partial<Entity> = {}): Entity =>
  entity('users', columns, more);
const email = { type: String, length: 40 } as const;

/** An edit in two phases. */
interface PhasedCase {
  readonly name: string;
  readonly databases?: readonly ServerName[];
  readonly from: readonly Entity[];
  readonly to: readonly Entity[];
  readonly fill?: Readonly<Record<string, string>>;
  /** What each revision does, in words; null for none. */
  readonly expand: RegExp | null;
  readonly contract: RegExp | null;
  /** What the program of the version before writes, before and between the two; and the next one between and after. */
  readonly before: string;
  readonly after: string;
}

const cases: readonly PhasedCase[] = [
  {
    name: 'a column without a default instead of another',
    from: [users({ email, code: { type: String, length: 10 } })],
    to: [users({ email, city: { type: String, length: 20 } })],
    fill: { 'users.city': 'Rome' },
    expand: /\+ users\.city[\s\S]*~ users\.code|~ users\.code[\s\S]*\+ users\.city/,
    contract: /~ users\.city[\s\S]*- users\.code|- users\.code[\s\S]*~ users\.city/,
    before: "INSERT INTO users (email, code) VALUES ('a', 'x')",
    after: "INSERT INTO users (email, city) VALUES ('b', 'Oslo')",
  },
  {
    name: 'a wider column, and a narrower one',
    from: [users({ email, city: { type: String, length: 20 } })],
    to: [users({ email: { type: String, length: 80 }, city: { type: String, length: 10 } })],
    expand: /^~ users\.email [^\n]*$/,
    contract: /^~ users\.city [^\n]*$/,
    before: "INSERT INTO users (email, city) VALUES ('a', 'Rome')",
    after: `INSERT INTO users (email, city) VALUES ('${'b'.repeat(40)}', 'Oslo')`,
  },
  {
    name: 'NOT NULL, a default, and rules',
    from: [users({ email, city: { type: String, length: 20, nullable: true } })],
    to: [
      users(
        { email, city: { type: String, length: 20, default: 'Rome' } },
        {
          uniques: [{ name: 'uq_email', columns: ['email', 'id'] }],
          checks: [{ name: 'ck_email', expression: "email <> ''" }],
        },
      ),
    ],
    fill: { 'users.city': 'Bern' },
    expand: /users\.city/,
    contract: /users\.city[\s\S]*uq_email|uq_email[\s\S]*users\.city/,
    before: "INSERT INTO users (email, city) VALUES ('a', NULL)",
    after: "INSERT INTO users (email) VALUES ('b')",
  },
  {
    name: 'a table and an index that go, and others that come',
    from: [
      users({ email }, { indices: [{ name: 'ix_old', columns: ['email'] }] }),
      entity('logs', { line: { type: String, length: 40 } }),
    ],
    to: [
      users({ email }, { indices: [{ name: 'ix_new', columns: ['email', 'id'] }] }),
      entity('notes', { line: { type: String, length: 40 } }),
    ],
    expand: /\+ notes[\s\S]*\+ index ix_new/,
    contract: /- index ix_old[\s\S]*- logs/,
    before: "INSERT INTO logs (line) VALUES ('a')",
    after: "INSERT INTO notes (line) VALUES ('b')",
  },
  {
    name: 'a value that goes, and one that comes',
    databases: ['postgres', 'mysql', 'mariadb', 'sqlite'],
    from: [users({ email, mood: { type: 'simple-enum', enum: ['ok', 'sad'], default: 'ok' } })],
    to: [users({ email, mood: { type: 'simple-enum', enum: ['ok', 'joyous'], default: 'ok' } })],
    expand: /joyous/,
    contract: /joyous/,
    before: "INSERT INTO users (email, mood) VALUES ('a', 'sad')",
    after: "INSERT INTO users (email, mood) VALUES ('b', 'joyous')",
  },
  {
    name: 'only what may come first',
    from: [users({ email })],
    to: [users({ email, city: { type: String, length: 20, nullable: true } })],
    expand: /\+ users\.city/,
    contract: null,
    before: "INSERT INTO users (email) VALUES ('a')",
    after: "INSERT INTO users (email, city) VALUES ('b', 'Oslo')",
  },
  {
    name: 'only what has to wait',
    from: [users({ email, city: { type: String, length: 20, nullable: true } })],
    to: [users({ email })],
    expand: null,
    contract: /- users\.city/,
    before: "INSERT INTO users (email, city) VALUES ('a', 'Oslo')",
    after: "INSERT INTO users (email) VALUES ('b')",
  },
];

describe.each(serverNames)('revisions in phases on %s', (server) => {
  afterAll(dropReusedDatabases);
  const own = cases.filter(({ databases = serverNames }) => databases.includes(server));

  test.each([
    ...own.map((each) => ({ ...each, online: false })),
    ...own
      .slice(0, 3)
      .map((each) => ({ ...each, name: `${each.name}, of a table in use`, online: true })),
  ])('let two versions of a program work: $name', async (each) => {
    await using database = await reuseTestDatabase(server);
    await started(database, each, async (project, start) => {
      const { db } = database;
      await db.query(each.before);
      const first = await write(project, each);
      const both = each.expand !== null && each.contract !== null;
      expect(first.following.map(({ phase }) => phase)).toEqual(both ? ['contract'] : []);
      expect(first.phase).toBe(each.expand === null ? 'contract' : 'expand');
      expect(first.message).toBe(both ? 'edit (expand)' : 'edit');

      if (each.expand !== null) {
        await upgrade(project, '+1', { allowDataLoss: true });
        const between = (await compare(project)).summary.join('\n');
        if (each.contract === null) expect(between).toBe('');
        else expect(between).toMatch(each.contract);
        await db.query(each.before);
      }
      await db.query(each.after);
      if (each.name.includes('a value that goes')) await db.query("UPDATE users SET mood = 'ok'");
      if (each.contract !== null) {
        await upgrade(project, '+1', { allowDataLoss: true });
        await db.query(each.after);
      }

      expect((await compare(project)).summary).toEqual([]);
      expect(await typeormLog(database, each.to)).toEqual([]);
      if (each.name.includes('a value that goes')) await db.query("UPDATE users SET mood = 'ok'");
      if (each.name.includes('a wider column')) await db.query("UPDATE users SET email = 'c'");
      await downgrade(project, '-1');
      if (both) await downgrade(project, '-1');
      expect(await fingerprint(server, db)).toEqual(start);
    });
  });

  test('follow each other, and are called as their parts are', async () => {
    await using database = await reuseTestDatabase(server);
    const each = {
      from: [users({ email, code: { type: Number, nullable: true } })],
      to: [users({ email, age: { type: Number, nullable: true } })],
    };
    await started(database, each, async (project) => {
      const { text, following } = await revision(project, {
        autogenerate: true,
        phased: true,
        revisionId: 'bbbb1111',
        noRenames: ['users.code'],
        dryRun: true,
      });
      expect(text).toContain('add users.age and 1 more (expand)');
      expect(following[0]?.text).toContain('add users.age and 1 more (contract)');
      expect(following[0]?.text).toContain('Revises:  bbbb1111');
      expect(following[0]?.text).toContain('drop-column  users.code');
      expect(text).not.toContain('drop-column');
    });
  });

  test('are refused of a rename, and written where it is none', async () => {
    await using database = await reuseTestDatabase(server);
    const each = {
      from: [users({ email, city: { type: String, length: 20, nullable: true } })],
      to: [users({ email, town: { type: String, length: 20, nullable: true } })],
    };
    await started(database, each, async (project) => {
      const options = { autogenerate: true, phased: true, dryRun: true } as const;
      const renamed = revision(project, { ...options, renames: [['users.city', 'users.town']] });
      expect(await rejectionOf(renamed)).toMatchObject({
        code: 'RENAME_NOT_PHASED',
        message: expect.stringContaining('users.city → users.town'),
      });
      const { following } = await revision(project, { ...options, noRenames: ['users.city'] });
      expect(following).toHaveLength(1);
    });
  });
});

/** A project whose database has the first entities on record and whose second ones are to come. */
async function started(
  database: TestDatabase,
  { from, to }: Pick<PhasedCase, 'from' | 'to'>,
  work: (project: Project, start: readonly string[]) => Promise<void>,
): Promise<void> {
  await synchronizeCase(database, { from });
  await withFolder(async (folder) => {
    await withProject(database, from, folder, async (project) => {
      await revision(project, { message: 'start' });
      await upgrade(project);
    });
    const start = await fingerprint(database.server, database.db);
    await withProject(database, to, folder, (project) => work(project, start));
  });
}

function write(
  project: Project,
  { fill = {}, online = false }: Pick<PhasedCase, 'fill'> & { readonly online?: boolean },
) {
  return revision(project, {
    message: 'edit',
    autogenerate: true,
    phased: true,
    online,
    fill,
    askRename: async () => null,
  });
}

describe('phases that cannot be told apart', () => {
  const options = { autogenerate: true, phased: true } as const;

  test('are refused where a hook undoes the revision in its own way', async () => {
    await using database = await reuseTestDatabase('sqlite');
    const dataSource = { ...database.options, entities: [new EntitySchema(users({ email }))] };
    await withFolder(async (migrations) => {
      const project = await openProject({
        config: { dataSource, migrations, processRevisionDirectives: undo },
      });
      expect(await rejectionOf(revision(project, options))).toMatchObject({
        code: 'OPTION_INVALID',
        message: expect.stringContaining('a downgrade of its own'),
      });
      await project.close();
    });
  });

  test('are refused where several databases share a file', async () => {
    const dataSource = { type: 'better-sqlite3', database: ':memory:' } as const;
    await withFolder(async (migrations) => {
      const config = {
        databases: { app: { dataSource, migrations }, audit: { dataSource, migrations } },
      };
      const projects = await Promise.all(
        ['app', 'audit'].map((name) => openProject({ config, name })),
      );
      expect(await rejectionOf(sharedRevision(projects, options))).toMatchObject({
        code: 'OPTION_INVALID',
        message: expect.stringContaining('app, audit share their files'),
        hint: expect.stringContaining('--name app'),
      });
      for (const project of projects) await project.close();
    });
  });
});

function undo(_context: unknown, [directive]: RevisionDirective[]): void {
  if (directive) directive.downgrade = [];
}
