import { afterAll, describe, expect, test } from 'vitest';
import { compare, downgrade, revision, upgrade } from '../../src/index.ts';
import { entity, type Case, type Entity } from '../acceptance/case.ts';
import { changedRows, readRows } from '../acceptance/rows.ts';
import { createCaseDatabase, fillCase, synchronizeCase } from '../acceptance/start-case.ts';
import { typeormLog } from '../acceptance/typeorm-log.ts';
import { withProject } from '../acceptance/with-project.ts';
import { acceptanceCases } from '../scoreboard/acceptance-cases.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { dropReusedDatabases, reuseTestDatabase } from '../support/reuse-database.ts';
import { serverNames, type TestDatabase } from '../support/server.ts';
import { typeormRecord } from '../support/typeorm-record.ts';
import { withFolder } from '../support/with-folder.ts';

const users = (columns: Entity['columns'], more: Partial<Entity> = {}): Entity =>
  entity('users', columns, more);
const posts = (columns: Entity['columns'], more: Partial<Entity> = {}): Entity =>
  entity('posts', { title: { type: String, length: 40 }, ...columns }, more);
const email = { type: String, length: 40 } as const;
const user_id = { type: Number, nullable: true } as const;
const people = [
  { id: 1, email: 'a@b', city: 'Rome' },
  { id: 2, email: 'c@d', city: 'Oslo' },
];
const city = { type: 'varchar', length: 40, nullable: true } as const;

const cities: Entity = {
  name: 'cities',
  type: 'view',
  columns: {},
  expression: 'SELECT city FROM users',
};

const literals: readonly Case[] = [
  {
    name: 'an index is added, one dropped, and one changed',
    from: [
      users(
        { email, city },
        {
          indices: [
            { name: 'ix_city', columns: ['city'] },
            { name: 'ix_both', columns: ['email', 'city'] },
          ],
        },
      ),
    ],
    to: [
      users(
        { email, city },
        {
          indices: [
            { name: 'ix_email', columns: ['email'], unique: true },
            { name: 'ix_both', columns: ['city', 'email'] },
          ],
        },
      ),
    ],
    rows: { users: people },
  },
  {
    name: 'a column becomes NOT NULL and longer, beside one that is dropped and one that is added',
    from: [users({ email, city, age: { type: Number, nullable: true } })],
    to: [
      users({
        email,
        city: { type: 'varchar', length: 80, nullable: false },
        active: { type: Boolean, default: true },
      }),
    ],
    rows: { users: people },
    loses: ['users.age'],
  },
  {
    name: 'columns become unique, together and alone',
    from: [users({ email, city })],
    to: [
      users(
        { email: { ...email, unique: true }, city },
        { uniques: [{ name: 'uq_both', columns: ['city', 'id'] }] },
      ),
    ],
    rows: { users: people },
  },
  {
    name: 'a column that refers to another table is added, with its index and a check',
    from: [users({ email }), posts({})],
    to: [
      users({ email }),
      posts(
        { user_id },
        {
          indices: [{ name: 'ix_user', columns: ['user_id'] }],
          checks: [{ name: 'ck_title', expression: "title <> ''" }],
          foreignKeys: [
            {
              name: 'fk_user',
              target: 'users',
              columnNames: ['user_id'],
              referencedColumnNames: ['id'],
              onDelete: 'CASCADE',
            },
          ],
        },
      ),
    ],
    rows: { users: [{ id: 1, email: 'a@b' }], posts: [{ id: 1, title: 'first' }] },
  },
  {
    name: 'a foreign key refers to a column that becomes unique',
    from: [users({ email }), posts({ author: email })],
    to: [
      users({ email: { ...email, unique: true } }),
      posts(
        { author: email },
        {
          foreignKeys: [
            {
              name: 'fk_author',
              target: 'users',
              columnNames: ['author'],
              referencedColumnNames: ['email'],
            },
          ],
        },
      ),
    ],
    rows: { users: [{ id: 1, email: 'a@b' }], posts: [{ id: 1, title: 'first', author: 'a@b' }] },
  },
  {
    name: 'the key moves to another column',
    from: [
      {
        name: 'users',
        columns: { id: { type: Number, primary: true }, email, city },
      },
    ],
    to: [
      {
        name: 'users',
        columns: { id: { type: Number }, email: { ...email, primary: true }, city },
        indices: [{ name: 'ix_city', columns: ['city'] }],
      },
    ],
    rows: { users: people },
  },
  {
    name: 'a column is renamed that is indexed, beside an index that is added',
    from: [users({ email, city }, { indices: [{ name: 'ix_city', columns: ['city'] }] })],
    to: [
      users(
        { email, town: { ...city, nullable: false } },
        {
          indices: [
            { name: 'ix_city', columns: ['town'] },
            { name: 'ix_email', columns: ['email'] },
          ],
        },
      ),
    ],
    renamed: [['users.city', 'users.town']],
    rows: { users: people },
    becomes: {
      users: [
        { id: 1, email: 'a@b', town: 'Rome' },
        { id: 2, email: 'c@d', town: 'Oslo' },
      ],
    },
  },
  {
    name: 'a table is added that refers to one that is there, with an index there',
    from: [users({ email })],
    to: [
      users({ email }, { indices: [{ name: 'ix_email', columns: ['email'] }] }),
      posts(
        { user_id },
        {
          indices: [{ name: 'ix_user', columns: ['user_id'] }],
          foreignKeys: [
            {
              name: 'fk_user',
              target: 'users',
              columnNames: ['user_id'],
              referencedColumnNames: ['id'],
            },
          ],
        },
      ),
    ],
    rows: { users: [{ id: 1, email: 'a@b' }] },
  },
  {
    name: 'a view reads a column that changes, beside an index that is added',
    from: [users({ email, city }), cities],
    to: [
      users(
        { email, city: { ...city, length: 80 } },
        { indices: [{ name: 'ix_email', columns: ['email'] }] },
      ),
      cities,
    ],
    rows: { users: people },
  },
];

// `LIMBECK_ONLINE_STEP=10` takes each tenth of all acceptance cases instead.
const step = process.env['LIMBECK_ONLINE_STEP'];
const cases =
  step === undefined
    ? literals
    : (await acceptanceCases()).filter((_, position) => position % Number(step) === 0);

describe.each(serverNames)('revisions for tables in use on %s', (server) => {
  afterAll(dropReusedDatabases);

  const own = cases.filter(({ databases = serverNames }) => databases.includes(server));

  test.each(own)('do what others do: $name', async (each) => {
    await using database = await createCaseDatabase(server, each, reuseTestDatabase);
    await synchronizeCase(database, each);
    await withFolder(async (folder) => {
      await withProject(database, each.from, folder, async (project) => {
        await revision(project, { message: 'start' });
        await upgrade(project);
      });
      await tryEdit(database, each, folder);
    });
  });
});

async function tryEdit(database: TestDatabase, each: Case, folder: string): Promise<void> {
  const { db, server } = database;
  await fillCase(database, each);
  const before = await fingerprint(server, db);
  const rowsBefore = await readRows(db, each);
  const recordBefore = await typeormRecord(database);

  await withProject(database, each.to, folder, async (project) => {
    const { summary } = await revision(project, {
      message: 'edit',
      autogenerate: true,
      online: true,
      renames: each.renamed ?? [],
      // Whatever may be a rename and is not said to be one is none.
      askRename: async () => null,
    });
    if (each.summary !== undefined) expect(summary).toEqual(each.summary);
    else expect(summary).not.toEqual([]);
    await upgrade(project, 'head', { allowDataLoss: true });
    expect((await compare(project)).summary, 'quiet after the upgrade').toEqual([]);
    if (each.typeormConfused === undefined) {
      expect(await typeormLog(database, each.to), "TypeORM's log after the upgrade").toEqual([]);
    }
    const expected = { ...rowsBefore, ...each.becomes };
    expect(changedRows(expected, await readRows(db, each), []), 'the rows').toEqual([]);
    await downgrade(project, '-1');
  });
  expect(await fingerprint(server, db), 'the catalog after the downgrade').toEqual(before);
  expect(
    changedRows(rowsBefore, await readRows(db, each), each.loses ?? []),
    'the rows after the downgrade',
  ).toEqual([]);
  expect(await typeormRecord(database), "TypeORM's record after the downgrade").toEqual(
    recordBefore,
  );
}
