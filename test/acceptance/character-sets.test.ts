import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

/** Character sets and collations, which TypeORM creates a column with and never looks at again. */
const text = { type: String, length: 20, nullable: true } as const satisfies Column;
const values = { c: 'Zürich', d: 'é' };
const rows = { things: [{ id: 1, ...values }] };

function things(c: Partial<Column>, more: Partial<Entity> = {}): Entity {
  return entity('things', { c: { ...text, ...c }, d: text }, more);
}

/** The column `c` changes from one declaration to the other, in a table with a row, and back. */
function edit(name: string, from: Partial<Column>, to: Partial<Column>): Case {
  return { name, from: [things(from)], to: [things(to)], rows };
}

/** A table that somebody gave another character set by hand, and an edit that leaves it alone. */
function inherited(name: string, ddl: string, c: Partial<Column>, next = ''): Case {
  const changes = [ddl, ...(next === '' ? [] : [next])];
  const statements = changes.map((change) => `ALTER TABLE things ${change}`);
  return {
    name: `nothing is seen of ${name}`,
    from: [things(c)],
    to: [entity('things', { c: { ...text, ...c }, d: text, e: text })],
    made: { mysql: statements, mariadb: statements },
    rows: { things: [{ id: 1, c: 'x', d: 'y' }] },
  };
}

const latin1 = { charset: 'latin1' } as const;
const binary = { collation: 'utf8mb4_bin' } as const;

function owners(more: Partial<Column>): Entity {
  return {
    name: 'owners',
    columns: { id: { type: String, length: 20, primary: true, ...more } },
  };
}

const owned = entity(
  'things',
  {},
  {
    relations: {
      owner: { type: 'many-to-one', target: 'owners', joinColumn: { name: 'owner_id' } },
    },
  },
);

const cases: readonly Case[] = [
  quietCase('character sets and collations of columns', {
    a: { ...text, charset: 'latin1' },
    b: { ...text, collation: 'latin1_bin', charset: 'latin1' },
    c: { ...text, collation: 'utf8mb4_bin' },
    d: { ...text, charset: 'utf8mb4' },
    e: { ...text, charset: 'utf8' },
    f: { ...text, charset: 'utf8mb3', collation: 'utf8mb3_bin' },
    g: { ...text, charset: 'ascii' },
    h: { ...text, charset: 'utf8mb4', collation: 'utf8mb4_unicode_ci' },
    i: { ...text, collation: 'latin1_general_cs' },
  }),
  quietCase('character sets of all that holds text', {
    a: { type: 'char', length: 4, charset: 'latin1', nullable: true },
    b: { type: 'text', charset: 'latin1', nullable: true },
    c: { type: 'longtext', collation: 'utf8mb4_bin', nullable: true },
    f: { type: 'tinytext', charset: 'ascii', nullable: true },
    g: { type: 'mediumtext', charset: 'utf8mb3', nullable: true },
  }),
  quietCase(
    'text of bytes',
    {
      a: { ...text, charset: 'binary' },
      b: { type: 'char', length: 4, charset: 'binary', nullable: true },
      c: { type: 'text', charset: 'binary', nullable: true },
      d: { ...text, collation: 'binary' },
    },
    { typeormConfused: 'takes the type that the server makes of it for another one' },
  ),
  edit('a column gets a character set', {}, latin1),
  edit('a column loses its character set', latin1, {}),
  edit('a column gets a collation', {}, binary),
  edit('a column loses its collation', binary, {}),
  edit('a character set becomes another', latin1, { charset: 'utf8mb3' }),
  edit('a collation becomes another', binary, { collation: 'utf8mb4_unicode_ci' }),
  edit('a character set makes way for a collation of the usual one', latin1, binary),
  edit('a collation makes way for another character set', binary, latin1),
  edit('a character set gets a collation of its own', latin1, {
    charset: 'latin1',
    collation: 'latin1_bin',
  }),
  edit('character set and length change at once', latin1, { charset: 'utf8mb4', length: 40 }),
  edit('character set and NULL change at once', latin1, { charset: 'utf8mb3', nullable: false }),
  edit('varchar of a character set becomes text of it', latin1, {
    type: 'text',
    length: '',
    charset: 'latin1',
  }),
  edit('varchar of a character set becomes text', latin1, { type: 'text', length: '' }),
  edit('varchar becomes binary text', {}, { type: 'varbinary', length: 20 }),
  {
    name: 'an indexed column gets another collation',
    from: [things({}, { indices: [{ name: 'ix', columns: ['c'], unique: true }] })],
    to: [things(binary, { indices: [{ name: 'ix', columns: ['c'], unique: true }] })],
    rows,
  },
  {
    name: 'an enumeration gets another character set',
    from: [entity('things', { c: { type: 'enum', enum: ['ä', 'b'] } })],
    to: [entity('things', { c: { type: 'enum', enum: ['ä', 'b'], charset: 'latin1' } })],
    rows: { things: [{ id: 1, c: 'ä' }] },
  },
  {
    name: 'a set gets a value and another collation',
    from: [entity('things', { c: { type: 'set', enum: ['a', 'b'] } })],
    to: [entity('things', { c: { type: 'set', enum: ['a', 'b', 'c'], collation: 'utf8mb4_bin' } })],
    rows: { things: [{ id: 1, c: 'a,b' }] },
  },
  {
    name: 'a text key gets another collation, and the foreign key on it with it',
    from: [owners({}), owned],
    to: [owners({ collation: 'utf8mb4_bin' }), owned],
    rows: { owners: [{ id: 'a' }], things: [{ id: 1, owner_id: 'a' }] },
  },
  {
    name: 'a text key loses its character set, and the foreign key on it with it',
    from: [owners({ charset: 'latin1' }), owned],
    to: [owners({}), owned],
    rows: { owners: [{ id: 'a' }], things: [{ id: 1, owner_id: 'a' }] },
  },
  {
    name: 'a table with character sets is added',
    from: [entity('others')],
    to: [entity('others'), things({ charset: 'latin1', collation: 'latin1_bin' })],
  },
  {
    name: 'a column with a character set is added and dropped',
    from: [entity('things', { c: { ...text, ...latin1 } })],
    to: [entity('things', { d: { ...text, ...binary } })],
    rows: { things: [{ id: 1, c: 'x' }] },
    loses: ['things.c'],
  },
  inherited('a table of another character set', 'CONVERT TO CHARACTER SET latin1', {}),
  inherited(
    'a table of another collation',
    'CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
    {},
  ),
  inherited('a table of an old UTF-8', 'CONVERT TO CHARACTER SET utf8mb3', {}),
  inherited(
    'a column that declares the character set of its table',
    'CONVERT TO CHARACTER SET latin1',
    latin1,
    'MODIFY c varchar(20) NULL',
  ),
  inherited(
    'a column that declares the collation of its table',
    'CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
    binary,
    'MODIFY c varchar(20) NULL',
  ),
  inherited(
    'a column that declares the usual character set in a table of another',
    'CONVERT TO CHARACTER SET latin1, MODIFY c varchar(20) CHARACTER SET utf8mb4 NULL',
    { charset: 'utf8mb4' },
  ),
  inherited(
    'a column that declares a third character set',
    'CONVERT TO CHARACTER SET latin1, MODIFY c varchar(20) CHARACTER SET utf8mb3 NULL',
    { charset: 'utf8mb3' },
  ),
  {
    name: 'a column of a table of another character set gets longer',
    from: [things({})],
    to: [things({ length: 40 })],
    made: {
      mysql: ['ALTER TABLE things CONVERT TO CHARACTER SET latin1'],
      mariadb: ['ALTER TABLE things CONVERT TO CHARACTER SET latin1'],
    },
    rows,
  },
  {
    name: 'a column of a table of another character set gets one of its own',
    from: [things({})],
    to: [things({ charset: 'utf8mb4' })],
    made: {
      mysql: ['ALTER TABLE things CONVERT TO CHARACTER SET latin1'],
      mariadb: ['ALTER TABLE things CONVERT TO CHARACTER SET latin1'],
    },
    rows,
  },
];

runCases(cases.map((each): Case => ({ ...each, databases: ['mysql', 'mariadb'] })));
