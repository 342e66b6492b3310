import { EntitySchema, type DataSourceOptions } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { openProject, verify, type Verification } from '../../../src/index.ts';
import { temporaryProject } from '../../support/fixture-project.ts';
import { migrationFile, type MigrationFile } from '../../support/migration-file.ts';
import { createTestDatabase, serverNames, type ServerName } from '../../support/server.ts';

const passed = { outcome: 'passed' };
const allPassed = { up: passed, down: passed, data: passed, unseeded: [] };

/** A second migration on tables that the first one has made, and what comes of it. */
interface Trial {
  readonly name: string;
  /** What `upgrade` of the first migration does. */
  readonly tables: string;
  readonly second: MigrationFile;
  readonly found: object;
  /** Default all four. */
  readonly databases?: readonly ServerName[];
}

/** Tables that hold together in every way that rows have to meet. */
const society = `await op.createEnum('mood', ['calm', 'wild']);
  await op.createTable('people', [
    column('id', 'integer', { generated: 'increment' }),
    column('code', 'varchar(12)'),
    column('mood', enumType('mood', ['calm', 'wild'])),
    column('age', 'integer'),
    column('friend_id', 'integer', { nullable: true }),
    primaryKey(['id']),
    unique(['code'], { name: 'uq_people_code' }),
    check('age >= 18 AND age < 100', { name: 'ck_people_age' }),
    check("code LIKE 'p-%'", { name: 'ck_people_code' }),
  ]);
  await op.createForeignKey('fk_people_friend', 'people', ['friend_id'], 'people', ['id']);
  await op.createTable('houses', [
    column('id', 'varchar(36)'),
    column('owner_id', 'integer'),
    column('guest_id', 'integer', { nullable: true }),
    primaryKey(['id']),
    foreignKey(['owner_id'], 'people', ['id'], { name: 'fk_houses_owner' }),
  ]);`;

const trials: readonly Trial[] = [
  {
    name: 'fills tables with unique codes, checks, enumerated values and foreign keys',
    tables: society,
    second: {
      upgrade: `const [{ people }] = await op.query('SELECT COUNT(*) AS people FROM people');
        const [{ houses }] = await op.query('SELECT COUNT(*) AS houses FROM houses');
        if (Number(people) !== 3 || Number(houses) !== 3) throw new Error(people + ' and ' + houses);`,
    },
    found: allPassed,
  },
  {
    name: 'has rows meet the keys and checks that are to come',
    tables: society,
    second: {
      upgrade: `await op.createForeignKey('fk_houses_guest', 'houses', ['guest_id'], 'people', ['id']);
        await op.createUniqueConstraint('uq_people_age', 'people', ['age']);
        await op.createCheckConstraint('ck_people_old', 'people', 'age > 40');`,
      downgrade: `await op.dropConstraint('ck_people_old', 'people', { type: 'check' });
        await op.dropConstraint('uq_people_age', 'people', { type: 'unique' });
        await op.dropConstraint('fk_houses_guest', 'houses', { type: 'foreignKey' });`,
    },
    found: allPassed,
  },
  {
    name: 'fills a column of every native type',
    tables: `await op.execute(\`CREATE TABLE natives (id int PRIMARY KEY, a set('x','y') NOT NULL, b enum('m','n') NOT NULL, c point NOT NULL,
      d bit(3) NOT NULL, e year NOT NULL, f decimal(6,4) NOT NULL, g varbinary(2) NOT NULL, h json NOT NULL, i timestamp(3) NULL,
      j mediumtext NOT NULL, k char(1) NOT NULL, l double NOT NULL, m time(2) NOT NULL, n longblob NOT NULL, o int unsigned zerofill NOT NULL)\`);`,
    second: {
      upgrade: `const rows = await op.query('SELECT id FROM natives'); if (rows.length !== 3) throw new Error(rows.length + ' rows');`,
    },
    found: allPassed,
    databases: ['mysql', 'mariadb'],
  },
  {
    name: 'fills a column of every native type as well',
    tables: `await op.execute(\`CREATE TABLE natives (id int PRIMARY KEY, a text[] NOT NULL, b interval NOT NULL, c point NOT NULL,
      d bit(3) NOT NULL, e bytea NOT NULL, f numeric(6,4) NOT NULL, g varchar NOT NULL, h jsonb NOT NULL, i timestamptz NOT NULL,
      j int4range NOT NULL, k char(1) NOT NULL, l double precision NOT NULL, m time(2) NOT NULL, n cidr NOT NULL, o xml NOT NULL, p tsvector NOT NULL)\`);`,
    second: {
      upgrade: `const rows = await op.query('SELECT id FROM natives'); if (rows.length !== 3) throw new Error(rows.length + ' rows');`,
    },
    found: allPassed,
    databases: ['postgres'],
  },
  {
    name: 'names a table that no row can be put into',
    tables: `await op.createTable('nothing', [
        column('id', 'integer'),
        primaryKey(['id']),
        check('id > 7 AND id < 7', { name: 'ck_nothing' }),
      ]);`,
    second: {
      upgrade: `await op.createTable('more', [column('id', 'integer')]);`,
      downgrade: `await op.dropTable('more');`,
    },
    found: {
      ...allPassed,
      unseeded: [{ table: 'nothing', reason: expect.stringContaining('ck_nothing') }],
    },
  },
  {
    name: 'meets a text that a column has no room for',
    tables: `await op.createTable('notes', [column('id', 'integer'), column('body', 'varchar(100)', { nullable: true }), primaryKey(['id'])]);`,
    second: narrowing(),
    found: {
      up: {
        outcome: 'failed',
        hint: expect.stringContaining(
          "Where no such rows can be, say so in it: `allow('type-narrowing', { reason: '…', subject: 'notes.body' })`.",
        ),
      },
    },
    databases: ['postgres', 'mysql', 'mariadb'],
  },
  {
    name: 'believes a file that there is no such text',
    tables: `await op.createTable('notes', [column('id', 'integer'), column('body', 'varchar(100)', { nullable: true }), primaryKey(['id'])]);`,
    second: narrowing(`[allow('type-narrowing', { reason: 'checked', subject: 'notes.body' })]`),
    found: allPassed,
  },
  {
    name: 'believes a file that no row holds a value which an enumeration loses',
    tables: `await op.createEnum('letter', ['a', 'b', 'z']);
      await op.createTable('kinds', [column('letter', enumType('letter', ['a', 'b', 'z'])), primaryKey(['letter'])]);`,
    second: {
      allowed: `[allow('type-narrowing', { reason: 'checked' })]`,
      upgrade: `await op.alterEnum('letter', ['a', 'b'], { existing: ['a', 'b', 'z'] });`,
      downgrade: `await op.alterEnum('letter', ['a', 'b', 'z'], { existing: ['a', 'b'] });`,
    },
    found: allPassed,
    databases: ['postgres'],
  },
  {
    name: 'lets rows go that the file allows to go',
    tables: society,
    second: {
      allowed: `[allow('delete-rows', { reason: 'stale', subject: 'houses' })]`,
      upgrade: `await op.execute('DELETE FROM houses WHERE guest_id IS NULL');`,
    },
    found: allPassed,
  },
  {
    name: 'takes values as meant that SQL changes in the columns it names',
    tables: society,
    second: {
      upgrade: `await op.execute('UPDATE people SET age = age + 1');
        await op.queryRunner().query('UPDATE houses SET guest_id = 7');`,
    },
    found: allPassed,
  },
  {
    name: 'follows a table and a column under their new names, and back',
    tables: society,
    second: {
      upgrade: `await op.renameTable('houses', 'homes');
        await op.renameColumn('homes', 'guest_id', 'visitor_id');
        await op.execute('DELETE FROM homes WHERE visitor_id IS NULL');`,
      downgrade: `await op.renameColumn('homes', 'visitor_id', 'guest_id');
        await op.renameTable('homes', 'houses');`,
    },
    found: {
      up: passed,
      down: passed,
      data: {
        outcome: 'failed',
        differences: [expect.stringMatching(/^houses: 3 rows, and \d afterwards$/)],
      },
    },
  },
  {
    name: 'lets a column go that is dropped, and come back without its NOT NULL',
    tables: society,
    second: {
      upgrade: `await op.dropColumn('houses', 'owner_id');`,
      downgrade: `await op.addColumn('houses', column('owner_id', 'integer', { nullable: true }));
        await op.createForeignKey('fk_houses_owner', 'houses', ['owner_id'], 'people', ['id']);`,
    },
    found: allPassed,
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'fills a table that the upgrade makes, so that the downgrade meets rows in it',
    tables: society,
    second: {
      upgrade: `await op.createTable('pets', [column('id', 'integer'), column('owner_id', 'integer'), primaryKey(['id']), foreignKey(['owner_id'], 'people', ['id'], { name: 'fk_pets' })]);`,
      downgrade: `const rows = await op.query('SELECT owner_id FROM pets');
        if (rows.length !== 3) throw new Error(rows.length + ' pets');
        await op.dropTable('pets');`,
    },
    found: allPassed,
  },
  {
    name: 'takes note of what a copy under the same name has left out',
    tables: society,
    second: {
      upgrade: `await op.createTable('copy', [column('id', 'varchar(36)'), column('owner_id', 'integer'), column('guest_id', 'integer', { nullable: true }), primaryKey(['id'])]);
        await op.execute('INSERT INTO copy SELECT id, owner_id, guest_id FROM houses WHERE guest_id IS NOT NULL');
        await op.dropTable('houses');
        await op.renameTable('copy', 'houses');`,
      downgrade: `await op.createForeignKey('fk_houses_owner', 'houses', ['owner_id'], 'people', ['id']);`,
    },
    found: {
      data: {
        outcome: 'failed',
        differences: [expect.stringMatching(/^houses: 3 rows, and 2 afterwards$/)],
      },
    },
    databases: ['postgres', 'sqlite'],
  },
];

function narrowing(allowed?: string): MigrationFile {
  const alter = (from: number, to: number): string =>
    `await op.alterColumn('notes', 'body', { type: 'varchar(${to})', existing: { type: 'varchar(${from})', nullable: true } });`;
  return { ...(allowed && { allowed }), upgrade: alter(100, 20), downgrade: alter(20, 100) };
}

async function tryTrial(
  options: DataSourceOptions,
  { tables, second }: Trial,
): Promise<Verification | undefined> {
  const cwd = temporaryProject({
    'migrations/first.ts': migrationFile('aaaa1111', { upgrade: tables }),
    'migrations/second.ts': migrationFile('aaaa2222', { downRevision: 'aaaa1111', ...second }),
    // The entities are those of a later revision, so that they play no part.
    'migrations/third.ts': migrationFile('aaaa3333', { downRevision: 'aaaa2222' }),
  });
  const later = new EntitySchema({
    name: 'later',
    columns: { id: { type: Number, primary: true } },
  });
  const project = await openProject({ cwd, dataSource: { ...options, entities: [later] } });
  const [found] = await verify(project, 'aaaa2222').finally(() => project.close());
  return found;
}

describe.each(serverNames)('the trial of a revision on %s', (server) => {
  const own = trials.filter(({ databases = serverNames }) => databases.includes(server));
  test.each(own)('$name', async (trial) => {
    await using database = await createTestDatabase(server);
    expect(await tryTrial(database.options, trial)).toMatchObject(trial.found);
  });
});
