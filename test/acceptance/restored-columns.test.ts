import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { openProject } from '../../src/command/open-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

type Columns = NonNullable<Entity['columns']>;

/** A column that goes from a table with rows, and comes back as NOT NULL among its constraints. */
function goes(
  name: string,
  column: Columns[string],
  values: readonly unknown[],
  more: Partial<Entity> & Pick<Case, 'databases' | 'made'> = {},
): Case {
  const { databases, made, ...options } = more;
  const size = { size: { type: Number } } as const;
  return {
    name: `a column comes back to rows ${name}`,
    from: [entity('things', { ...size, gone: column }, options)],
    to: [entity('things', size)],
    rows: { things: values.map((gone, position) => ({ size: position, gone })) },
    loses: ['things.gone'],
    ...(databases === undefined ? {} : { databases }),
    ...(made === undefined ? {} : { made }),
  };
}

/** The same under checks, which TypeORM leaves out on MySQL and MariaDB: there they are made by hand. */
function goesUnder(
  name: string,
  column: Columns[string],
  values: readonly unknown[],
  ...expressions: readonly string[]
): readonly Case[] {
  const checks = expressions.map((expression, position) => ({
    name: `ck_${position}`,
    expression,
  }));
  const byHand = checks.map(
    (check) => `ALTER TABLE things ADD CONSTRAINT ${check.name} CHECK (${check.expression})`,
  );
  return [
    goes(name, column, values, { checks, databases: ['sqlite', 'postgres'] }),
    goes(`${name}, made by hand`, column, values, {
      databases: ['mysql', 'mariadb'],
      made: { mysql: byHand, mariadb: byHand },
    }),
  ];
}

const owners = entity('owners');
const owned = (column: Columns[string]): Entity =>
  entity(
    'things',
    { owner_id: column },
    {
      foreignKeys: [{ target: 'owners', columnNames: ['owner_id'], referencedColumnNames: ['id'] }],
    },
  );

runCases([
  ...goesUnder(
    'under a check that lists values',
    { type: 'text' },
    ['new', 'old'],
    `gone IN ('new', 'old')`,
  ),
  ...goesUnder(
    'under a check that wants a number above another',
    { type: Number },
    [5, 6],
    'gone > 4',
  ),
  ...goesUnder(
    'under checks that leave little room',
    { type: Number },
    [-7],
    'gone > -8',
    'gone < -6',
  ),
  ...goesUnder(
    'under a check on the length of a text',
    { type: 'text' },
    ['abc'],
    'length(gone) >= 3',
  ),
  ...goesUnder(
    'under a check that its default satisfies',
    { type: Number, default: 9 },
    [5],
    'gone > 4',
  ),
  goes('as a unique number', { type: Number, unique: true }, [5, 6]),
  goes('as a unique text', { type: String, length: 40, unique: true }, ['a', 'b']),
  goes('as a unique number with a default', { type: Number, unique: true, default: 3 }, [5, 6]),
  goes(
    'as a unique UUID',
    { type: 'uuid', unique: true },
    ['6b1d3c3e-0001-4000-8000-000000000001', '6b1d3c3e-0001-4000-8000-000000000002'],
    { databases: ['postgres', 'mariadb'] },
  ),
  goes('in a unique pair', { type: Number }, [5, 6], {
    uniques: [{ name: 'uq_pair', columns: ['size', 'gone'] }],
  }),
  goes('as one of its values', { type: 'enum', enum: ['high', 'low'] }, ['low', 'high'], {
    databases: ['postgres', 'mysql', 'mariadb'],
  }),
  goes(
    'as an array of its values',
    { type: 'enum', enum: ['high', 'low'], array: true },
    ['{low}'],
    {
      databases: ['postgres'],
    },
  ),
  {
    name: 'a unique column comes back to rows of a table that had another key meanwhile',
    from: [
      {
        name: 'things',
        columns: {
          code: { type: String, length: 20, primary: true },
          gone: { type: String, length: 20, unique: true },
        },
      },
      entity(
        'parts',
        { code: { type: String, length: 20 } },
        {
          foreignKeys: [
            { target: 'things', columnNames: ['code'], referencedColumnNames: ['code'] },
          ],
        },
      ),
    ],
    to: [entity('things')],
    rows: { things: [{ code: 'a', gone: 'x' }], parts: [{ code: 'a' }] },
    loses: ['things.code', 'things.gone', 'parts'],
  },
  {
    name: 'a foreign key comes back to rows',
    from: [owners, owned({ type: Number })],
    to: [owners, entity('things')],
    rows: { owners: [{ id: 3 }, { id: 4 }], things: [{ owner_id: 3 }, { owner_id: 4 }] },
    loses: ['things.owner_id'],
  },
  {
    name: 'a foreign key to the same table comes back to rows',
    from: [
      entity(
        'things',
        { parent_id: { type: Number } },
        {
          foreignKeys: [
            { target: 'things', columnNames: ['parent_id'], referencedColumnNames: ['id'] },
          ],
        },
      ),
    ],
    to: [entity('things')],
    rows: {
      things: [
        { id: 1, parent_id: 1 },
        { id: 2, parent_id: 1 },
      ],
    },
    loses: ['things.parent_id'],
  },
]);

/** Columns for which there is no telling what to put in: they come back all the same. */
const hopeless: readonly {
  readonly name: string;
  readonly from: readonly Entity[];
  /** The table meanwhile; default it lacks the column alone. */
  readonly to?: Columns;
}[] = [
  {
    name: 'one that is to be unique and has no room',
    from: [entity('things', { gone: { type: String, length: 2, unique: true } })],
  },
  {
    name: 'one that a check compares with another',
    from: [
      entity(
        'things',
        { gone: { type: Number }, size: { type: Number, default: 5 } },
        { checks: [{ name: 'ck_gone', expression: 'gone > size' }] },
      ),
    ],
  },
  {
    name: 'one that refers to a key of another type in its table',
    from: [
      entity(
        'things',
        { id: { type: Number, primary: true }, gone: { type: Number } },
        {
          foreignKeys: [{ target: 'things', columnNames: ['gone'], referencedColumnNames: ['id'] }],
        },
      ),
    ],
    to: { id: { type: String, length: 20, primary: true } },
  },
];

describe.each(serverNames)('where no value is known to do, on %s', (server) => {
  test.each(hopeless)(
    '$name comes back without its NOT NULL, and the file says so',
    async (each) => {
      await using database = await createTestDatabase(server);
      const { db } = database;
      await withFolder(async (migrations) => {
        const open = (entities: readonly Entity[]) => {
          const own = entities.map((entity) => new EntitySchema(entity));
          return openProject({ dataSource: { ...database.options, entities: own }, migrations });
        };
        const first = await open(each.from);
        await revision(first, { message: 'start', autogenerate: true });
        await upgrade(first);
        await first.close();
        await db.query('INSERT INTO things (id, gone) VALUES (7, 7)');
        await db.query('INSERT INTO things (id, gone) VALUES (8, 8)');

        const { gone: _, ...columns } = each.from[0]?.columns ?? {};
        const second = await open([{ name: 'things', columns: each.to ?? columns }]);
        const { text, downgradeHazards } = await revision(second, {
          message: 'edit',
          autogenerate: true,
        });
        expect(downgradeHazards).toMatchObject([
          { id: 'restore-nullable', subject: 'things.gone' },
        ]);
        expect(text).toContain(' * Hazards of the downgrade\n *   restore-nullable  things.gone: ');
        await upgrade(second, 'head', { allowDataLoss: true });
        await downgrade(second, '-1');
        await second.close();
        expect(await db.query('SELECT gone FROM things')).toEqual([{ gone: null }, { gone: null }]);
      });
    },
  );
});
