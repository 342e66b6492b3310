import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entity, type Case, type Entity } from './case.ts';
import { quietCase } from './quiet-case.ts';
import { runCases } from './run-case.ts';

/**
 * The 88 traps of TypeORM: declarations that a database spells otherwise than an entity does. Each is
 * tried here, or in one of the files that the last test reads, under its number. Traps that TypeORM
 * itself takes for a difference say so.
 */
const nullable = true;
const asText = 'compares the text of defaults (typeorm#3076)';
const confused = { typeormConfused: asText };

type Columns = Entity['columns'];

/** One column `c`, or several, that must be quiet. */
function trap(
  number: number,
  declared: string,
  columns: Columns,
  more: Parameters<typeof quietCase>[2] = {},
): Case {
  return quietCase(`trap ${number}: ${declared}`, columns, more);
}

/** Things in a schema, with a column that is computed. */
function doubled(more: Columns): Entity {
  const c = { type: 'int', asExpression: 'a*2', generatedType: 'STORED', nullable } as const;
  return entity('things', { a: { type: 'int' }, c, ...more }, { schema: 'shop' });
}

const some = entity(
  'some',
  {},
  {
    type: 'view',
    expression: `SELECT id FROM things WHERE s IN ('a', 'b')`,
  },
);

function owned(more: Columns): Entity {
  return entity('things', more, {
    relations: {
      owner: { type: 'many-to-one', target: 'owners', joinColumn: { name: 'owner_id' } },
    },
  });
}

const words = {
  a: { type: 'varchar', default: 'WITHOUT ROWID' },
  b: { type: 'varchar', default: 'AUTOINCREMENT' },
} as const;

function pairs(more: Columns): Entity {
  const columns = { key: { type: 'varchar', primary: true }, ...more } as const;
  return { name: 'pairs', withoutRowid: true, columns };
}

function keyed(name: string, type: 'int' | 'integer', more: Columns): Entity {
  return { name, columns: { id: { type, primary: true }, ...more } };
}

function double(more: Columns): Entity {
  const part = { type: 'integer', primary: true } as const;
  return { name: 'doubles', columns: { a: part, b: part, ...more } };
}

const onPostgres: readonly Case[] = [
  trap(1, 'int default 0', { c: { type: 'int', default: 0 } }),
  trap(2, 'int default -1', { c: { type: 'int', default: -1 } }),
  trap(3, 'bigint default 10 and "3000000000"', {
    c: { type: 'bigint', default: 10 },
    d: { type: 'bigint', default: '3000000000' },
  }),
  trap(4, 'smallint default 1', { c: { type: 'smallint', default: 1 } }),
  trap(
    5,
    'int () => "5" and "(1)"',
    { c: { type: 'int', default: () => '5' }, d: { type: 'int', default: () => '(1)' } },
    confused,
  ),
  trap(6, 'int () => "1 + 1"', { c: { type: 'int', default: () => '1 + 1' } }, confused),
  trap(
    7,
    'numeric(10,2) default 1.5 and 0',
    {
      c: { type: 'numeric', precision: 10, scale: 2, default: 1.5 },
      d: { type: 'numeric', precision: 10, scale: 2, default: 0 },
    },
    confused,
  ),
  trap(8, 'numeric(10) without a scale', { c: { type: 'numeric', precision: 10, nullable } }),
  trap(9, 'float default 1.5 and 1e21', {
    c: { type: 'float', default: 1.5 },
    d: { type: 'float', default: 1e21 },
  }),
  trap(10, 'money default 0', { c: { type: 'money', default: 0 } }, confused),
  trap(11, 'varchar default "x"', { c: { type: 'varchar', default: 'x' } }),
  trap(12, 'varchar default "a::b"', { c: { type: 'varchar', default: 'a::b' } }, confused),
  trap(13, 'varchar default "NULL"', { c: { type: 'varchar', default: 'NULL' } }),
  trap(14, 'text[] default [] and ["a","b"]', {
    c: { type: 'text', array: true, default: [] },
    d: { type: 'text', array: true, default: ['a', 'b'] },
  }),
  trap(
    15,
    'text[] default ["a b","c"]',
    { c: { type: 'text', array: true, default: ['a b', 'c'] } },
    confused,
  ),
  trap(
    16,
    'text[] ARRAY[]::text[] and int[] ARRAY[1,2]',
    {
      c: { type: 'text', array: true, default: () => 'ARRAY[]::text[]' },
      d: { type: 'int', array: true, default: () => 'ARRAY[1,2]' },
    },
    confused,
  ),
  trap(17, 'boolean default "false"', { c: { type: 'boolean', default: 'false' } }, confused),
  trap(18, 'timestamp CURRENT_TIMESTAMP and NOW()', {
    c: { type: 'timestamp', default: () => 'CURRENT_TIMESTAMP' },
    d: { type: 'timestamp', default: () => 'NOW()' },
  }),
  trap(19, 'timestamptz(3) CURRENT_TIMESTAMP(3)', {
    c: { type: 'timestamptz', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' },
  }),
  trap(20, 'date CURRENT_DATE, timetz CURRENT_TIME, time LOCALTIME', {
    c: { type: 'date', default: () => 'CURRENT_DATE' },
    d: { type: 'timetz', default: () => 'CURRENT_TIME' },
    e: { type: 'time', default: () => 'LOCALTIME' },
    f: { type: 'timestamp', default: () => 'LOCALTIMESTAMP' },
  }),
  trap(
    21,
    "timestamp default now() + interval '1 day'",
    { c: { type: 'timestamp', default: () => "now() + interval '1 day'" } },
    confused,
  ),
  trap(
    22,
    "timestamp default (now() at time zone 'utc')",
    { c: { type: 'timestamp', default: () => "(now() at time zone 'utc')" } },
    confused,
  ),
  trap(23, "timestamp default timezone('utc', now())", {
    c: { type: 'timestamp', default: () => "timezone('utc', now())" },
  }),
  trap(
    24,
    'timestamp default of a Date',
    { c: { type: 'timestamp', default: new Date(0) } },
    confused,
  ),
  trap(25, 'timestamp with and without its precision', {
    c: { type: 'timestamp', nullable },
    d: { type: 'timestamp', precision: 6, nullable },
  }),
  {
    name: 'trap 25: timestamp(6) becomes timestamp(3)',
    from: [entity('things', { c: { type: 'timestamp', precision: 6 } })],
    to: [entity('things', { c: { type: 'timestamp', precision: 3 } })],
    rows: { things: [{ id: 1, c: '2024-01-01 00:00:00' }] },
  },
  trap(
    26,
    'uuid default gen_random_uuid() and uuid_generate_v4()',
    {
      c: { type: 'uuid', default: () => 'gen_random_uuid()' },
      d: { type: 'uuid', default: () => 'uuid_generate_v4()' },
      e: { type: 'uuid', generated: 'uuid' },
    },
    { typeormConfused: 'reads it as a generated column (typeorm#9750)' },
  ),
  trap(
    27,
    'text default gen_random_uuid()::text',
    { c: { type: 'text', default: () => 'gen_random_uuid()::text' } },
    confused,
  ),
  trap(28, 'jsonb default of an object', { c: { type: 'jsonb', default: { b: 'x', a: 1 } } }),
  trap(29, 'jsonb default of text', { c: { type: 'jsonb', default: '{"a":1}' } }, confused),
  trap(
    30,
    "jsonb default '{}'::jsonb",
    { c: { type: 'jsonb', default: () => "'{}'::jsonb" } },
    confused,
  ),
  trap(31, 'enum default "a"', { c: { type: 'enum', enum: ['a', 'b'], default: 'a' } }),
  {
    name: 'trap 31: enum default "a" outside the search path',
    from: [
      entity('things', { c: { type: 'enum', enum: ['a', 'b'], default: 'a' } }, { schema: 'shop' }),
    ],
    to: [
      entity(
        'things',
        { c: { type: 'enum', enum: ['a', 'b'], default: 'a' }, d: { type: 'int', nullable } },
        { schema: 'shop' },
      ),
    ],
    schemas: ['shop'],
    summary: ['+ shop.things.d integer'],
  },
  trap(32, 'enum[] default ["a"]', {
    c: { type: 'enum', enum: ['a', 'b'], array: true, default: ['a'] },
  }),
  {
    name: 'trap 33: enumName equal to the generated name',
    from: [entity('things', { c: { type: 'enum', enum: ['a', 'b'], enumName: 'things_c_enum' } })],
    to: [
      entity('things', {
        c: { type: 'enum', enum: ['a', 'b'], enumName: 'things_c_enum' },
        d: { type: 'int', nullable },
      }),
    ],
    summary: ['+ things.d integer'],
    typeormConfused: 'reads no enumName there (reference §7 no. 33)',
  },
  trap(34, 'enum of numbers', { c: { type: 'enum', enum: [1, 2], default: 1 } }),
  trap(35, 'enum of a column with capitals', {
    MyCol: { type: 'enum', enum: ['a', 'b'], nullable },
  }),
  trap(36, "bit(3) B'101'", { c: { type: 'bit', length: 3, default: () => "B'101'" } }, confused),
  trap(
    37,
    'tstzrange(now(), null)',
    { c: { type: 'tstzrange', default: () => 'tstzrange(now(), null)' } },
    confused,
  ),
  trap(
    38,
    "text 'a'::varchar and 'a' || 'b'",
    {
      c: { type: 'text', default: () => "'a'::varchar" },
      d: { type: 'text', default: () => "'a' || 'b'" },
    },
    confused,
  ),
  trap(
    39,
    'nullable int () => "NULL"',
    { c: { type: 'int', nullable, default: () => 'NULL' } },
    confused,
  ),
  trap(40, "text UPPER('x')", { c: { type: 'text', default: () => "UPPER('x')" } }),
  trap(41, 'varchar with and without a collation', {
    c: { type: 'varchar', collation: 'C', nullable },
    d: { type: 'varchar', nullable },
  }),
  trap(42, 'STORED a * 2, and a search vector', {
    a: { type: 'int', default: 1 },
    s: { type: 'text', nullable },
    c: { type: 'int', asExpression: 'a*2', generatedType: 'STORED', nullable },
    d: {
      type: 'tsvector',
      asExpression: "to_tsvector('english', coalesce(s, ''))",
      generatedType: 'STORED',
      nullable,
    },
  }),
  {
    name: 'trap 43: STORED a * 2 in a schema',
    from: [doubled({})],
    to: [doubled({ d: { type: 'int', nullable } })],
    schemas: ['shop'],
    summary: ['+ shop.things.d integer'],
    rows: { 'shop.things': [{ id: 1, a: 2 }] },
  },
  trap(
    50,
    'checks that are spelled in another way',
    { a: { type: 'int', default: 1 }, s: { type: 'varchar', default: 'x' } },
    {
      entity: {
        checks: [
          { expression: 'a > 0 AND a < 100' },
          { expression: 'a IN (1,2,3)' },
          { expression: 'a BETWEEN 1 AND 9' },
          { expression: "s LIKE 'x%'" },
          { expression: "s = 'x'" },
          { expression: "s IN ('x', 'y')" },
        ],
      },
    },
  ),
  trap(
    51,
    'an index with a condition',
    { b: { type: 'int', nullable }, s: { type: 'varchar', nullable } },
    { entity: { indices: [{ columns: ['b'], where: "b is null and s <> 'q'" }] } },
  ),
  {
    name: 'trap 52: the text of a view',
    from: [entity('things', { s: { type: 'varchar', nullable } }), some, entity('others')],
    to: [
      entity('things', { s: { type: 'varchar', nullable } }),
      some,
      entity('others', { d: { type: 'int', nullable } }),
    ],
    summary: ['+ others.d integer'],
  },
].map((each): Case => ({ ...each, databases: ['postgres'] }));

const onMysql: readonly Case[] = [
  trap(55, 'varchar default "x" and ""', {
    c: { type: 'varchar', default: 'x' },
    d: { type: 'varchar', default: '' },
  }),
  trap(56, 'nullable without a default', {
    c: { type: 'varchar', nullable },
    d: { type: 'int', nullable },
  }),
  trap(57, 'varchar default "CURRENT_TIMESTAMP"', {
    c: { type: 'varchar', default: 'CURRENT_TIMESTAMP' },
  }),
  trap(
    60,
    'datetime LOCALTIMESTAMP, and ON UPDATE inside a default',
    {
      c: { type: 'datetime', default: () => 'LOCALTIMESTAMP' },
      d: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP' },
    },
    confused,
  ),
  trap(
    64,
    'datetime (now() + interval 1 day)',
    { c: { type: 'datetime', default: () => '(now() + interval 1 day)' } },
    confused,
  ),
  trap(
    65,
    'json',
    { c: { type: 'json', nullable }, d: { type: 'json' } },
    { row: { d: '{"a": 1}' } },
  ),
  {
    name: 'trap 65: json loses its NOT NULL',
    from: [entity('things', { c: { type: 'json' } })],
    to: [entity('things', { c: { type: 'json', nullable } })],
    rows: { things: [{ id: 1, c: '{"a": 1}' }] },
  },
  trap(
    67,
    'enum ["it\'s", "b"] default "it\'\'s"',
    {
      c: { type: 'enum', enum: ["it's", 'b'], default: "it''s" },
      d: { type: 'enum', enum: ['a,b', 'c'], nullable },
    },
    { typeormConfused: 'splits labels at their commas (reference §7 no. 67)' },
  ),
  trap(69, 'varchar of latin1', { c: { type: 'varchar', charset: 'latin1', nullable } }),
  trap(70, 'uuid that nobody makes', { c: { type: 'uuid', nullable } }),
  trap(71, 'geometrycollection', { c: { type: 'geometrycollection', nullable } }),
  {
    name: 'trap 74: a foreign key with the index that it brings',
    from: [entity('owners'), owned({})],
    to: [entity('owners'), owned({ d: { type: 'int', nullable } })],
    rows: { owners: [{ id: 1 }], things: [{ id: 1, owner_id: 1 }] },
  },
  {
    name: 'trap 76: a view, which is qualified with the name of its database',
    from: [entity('things', { s: { type: 'varchar', nullable } }), some, entity('others')],
    to: [
      entity('things', { s: { type: 'varchar', nullable } }),
      some,
      entity('others', { d: { type: 'int', nullable } }),
    ],
  },
].map((each): Case => ({ ...each, databases: ['mysql', 'mariadb'] }));

const onSqlite: readonly Case[] = [
  trap(
    81,
    'simple-enum ["it\'\'s", "b"]',
    { c: { type: 'simple-enum', enum: ["it''s", 'b'], nullable } },
    { typeormConfused: 'does not unescape what it reads (reference §7 no. 81)' },
  ),
  trap(
    85,
    'unique constraints and foreign keys, whose names are in the text alone',
    { c: { type: 'int', nullable, unique: true }, d: { type: 'int', nullable } },
    {
      entity: {
        uniques: [{ name: 'uq_d', columns: ['d'] }],
        foreignKeys: [
          { name: 'fk_self', target: 'things', columnNames: ['d'], referencedColumnNames: ['id'] },
        ],
      },
    },
  ),
  {
    name: 'trap 86: WITHOUT ROWID and AUTOINCREMENT, said in a default too',
    from: [entity('things', words), pairs({})],
    to: [
      entity('things', { ...words, d: { type: 'int', nullable } }),
      pairs({ d: { type: 'int', nullable } }),
    ],
    rows: { things: [{ id: 1 }], pairs: [{ key: 'a' }] },
  },
  {
    name: 'trap 87: keys of integer and int, and one of two columns',
    from: [keyed('integers', 'integer', {}), keyed('ints', 'int', {}), double({})],
    to: [
      keyed('integers', 'integer', { d: { type: 'int', nullable } }),
      keyed('ints', 'int', { d: { type: 'int', nullable } }),
      double({ d: { type: 'int', nullable } }),
    ],
    rows: { integers: [{ id: 1 }], ints: [{ id: 1 }], doubles: [{ a: 1, b: 2 }] },
  },
].map((each): Case => ({ ...each, databases: ['sqlite'] }));

runCases([...onPostgres, ...onMysql, ...onSqlite]);

test('every trap has its case', () => {
  const folder = import.meta.dirname;
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const found = new Set(texts.flatMap(numbersIn));
  const missing = Array.from({ length: 88 }, (_, position) => position + 1).filter(
    (number) => !found.has(number),
  );
  expect(missing).toEqual([]);
});

/** The numbers of `trap(21, …)`, `trap 21: …` and `no. 55 to 57: …`. */
function numbersIn(text: string): readonly number[] {
  const matches = text.matchAll(
    /\b(?:trap\(|traps? |(?<!§7 )no\. )\s*(\d+)(?: to (\d+)| and (\d+))?/gi,
  );
  return Array.from(matches).flatMap(([, first, last, second]) => {
    const to = Number(last ?? first);
    const range = Array.from({ length: to - Number(first) + 1 }, (_, step) => Number(first) + step);
    return second === undefined ? range : [...range, Number(second)];
  });
}
