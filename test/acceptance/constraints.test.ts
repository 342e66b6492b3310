import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const rows = {
  authors: [{ id: 1, name: 'Ada' }],
  books: [{ id: 1, title: 'Notes', author_id: 1 }],
};
const authors = entity('authors', { name: { type: String, length: 50 } });
const columns = { title: { type: String }, author_id: { type: Number, nullable: true } } as const;

/** Books whose relation to authors has these options. */
function books(relation: Record<string, unknown> = {}, more: Partial<Entity> = {}): Entity {
  const author = {
    type: 'many-to-one',
    target: 'authors',
    joinColumn: { name: 'author_id' },
    ...relation,
  } as const;
  return entity('books', columns, { relations: { author }, ...more });
}

const coded = { code: { type: 'varchar', length: 20 } } as const;
/** Books that refer to the code of an author, which is unique by these. */
function byCode(...uniques: NonNullable<Entity['uniques']>): readonly Entity[] {
  const reference = {
    name: 'fk_author',
    target: 'authors',
    columnNames: ['code'],
    referencedColumnNames: ['code'],
  };
  return [
    entity('authors', coded, { uniques: [...uniques] }),
    entity('books', coded, { foreignKeys: [reference] }),
  ];
}

const uniqueKey: Case = {
  name: 'a table comes with a unique constraint on the very columns of its key',
  from: [authors],
  to: [
    authors,
    {
      name: 'codes',
      columns: { code: { type: 'varchar', length: 20, primary: true } },
      uniques: [{ name: 'uq_code', columns: ['code'] }],
    },
  ],
};

const cases: readonly Case[] = [
  {
    name: 'a foreign key is added',
    from: [authors, entity('books', columns)],
    to: [authors, books()],
    rows,
  },
  {
    name: 'a foreign key is removed',
    from: [authors, books()],
    to: [authors, entity('books', columns)],
    rows,
  },
  {
    name: 'ON DELETE changes',
    from: [authors, books({ onDelete: 'CASCADE' })],
    to: [authors, books({ onDelete: 'SET NULL' })],
    rows,
  },
  {
    name: 'ON UPDATE is added',
    from: [authors, books()],
    to: [authors, books({ onUpdate: 'CASCADE' })],
    rows,
  },
  {
    name: 'a foreign key becomes deferrable',
    from: [authors, books()],
    to: [authors, books({ deferrable: 'INITIALLY DEFERRED' })],
    rows,
    databases: ['postgres', 'sqlite'],
    typeormConfused: 'never reports it, but drops what it does not expect (typeorm#7093)',
  },
  {
    name: 'a unique constraint is added',
    from: [entity('authors', { name: { type: String, length: 50 } })],
    to: [
      entity(
        'authors',
        { name: { type: String, length: 50 } },
        { uniques: [{ name: 'uq_authors_name', columns: ['name'] }] },
      ),
    ],
    rows: { authors: rows.authors },
  },
  {
    name: 'a unique constraint is removed',
    from: [
      entity(
        'authors',
        { name: { type: String, length: 50 } },
        { uniques: [{ name: 'uq_authors_name', columns: ['name'] }] },
      ),
    ],
    to: [entity('authors', { name: { type: String, length: 50 } })],
    rows: { authors: rows.authors },
  },
  {
    name: 'a unique column, named by TypeORM, is added and stays quiet',
    from: [entity('authors', { name: { type: String, length: 50 } })],
    to: [entity('authors', { name: { type: String, length: 50, unique: true } })],
    rows: { authors: rows.authors },
  },
  {
    name: 'a named unique constraint gets another column',
    from: [
      entity(
        'authors',
        { name: { type: String, length: 50 }, city: { type: String, length: 50 } },
        {
          uniques: [{ name: 'uq_authors', columns: ['name'] }],
        },
      ),
    ],
    to: [
      entity(
        'authors',
        { name: { type: String, length: 50 }, city: { type: String, length: 50 } },
        {
          uniques: [{ name: 'uq_authors', columns: ['name', 'city'] }],
        },
      ),
    ],
    rows: { authors: [{ id: 1, name: 'Ada', city: 'London' }] },
  },
  {
    name: 'a second column joins the primary key',
    from: [
      {
        name: 'seats',
        columns: { row: { type: Number, primary: true }, number: { type: Number } },
      },
    ],
    to: [
      {
        name: 'seats',
        columns: { row: { type: Number, primary: true }, number: { type: Number, primary: true } },
      },
    ],
  },
  {
    name: 'another unique constraint takes the place of the one that a foreign key refers to',
    from: byCode({ name: 'uq', columns: ['code'] }),
    to: byCode({ name: 'uq', columns: ['id', 'code'] }, { name: 'uz', columns: ['code'] }),
    rows: { authors: [{ id: 1, code: 'a' }], books: [{ id: 1, code: 'a' }] },
    // TypeORM's log on SQLite takes the name of one constraint for that of both.
    databases: ['postgres', 'mysql', 'mariadb'],
  },
  {
    name: 'a table comes with a foreign key to a unique column of its own',
    from: [authors],
    to: [
      authors,
      entity(
        'codes',
        { code: { type: Number, unique: true }, parent: { type: Number, nullable: true } },
        {
          foreignKeys: [
            { target: 'codes', columnNames: ['parent'], referencedColumnNames: ['code'] },
          ],
        },
      ),
    ],
  },
  {
    ...uniqueKey,
    databases: ['postgres', 'mysql', 'mariadb'],
  },
  {
    ...uniqueKey,
    databases: ['sqlite'],
    typeormConfused:
      'SQLite has no index of its own for it, and TypeORM reports it after synchronize as well',
  },
  {
    name: 'another column becomes the key, and unique as well',
    from: [
      {
        name: 'codes',
        columns: {
          code: { type: 'varchar', length: 20, primary: true },
          label: { type: 'varchar', length: 20 },
        },
      },
    ],
    to: [
      {
        name: 'codes',
        columns: {
          code: { type: 'varchar', length: 20 },
          label: { type: 'varchar', length: 20, primary: true },
        },
        uniques: [{ name: 'uq_label', columns: ['label'] }],
      },
    ],
    // TypeORM's log on SQLite does not see a unique constraint on the columns of the key.
    databases: ['postgres', 'mysql', 'mariadb'],
    rows: { codes: [{ code: 'a', label: 'b' }] },
  },
];

runCases(cases);
