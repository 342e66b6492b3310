import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { normalize } from '../../../src/dialect/sqlite/normalize.ts';
import type { Column } from '../../../src/schema/column.ts';
import { column, foreignKey, index, indexKey, schema, table, view } from '../../support/build.ts';
import { createSqlite, readSchema } from './apply.ts';

/** What TypeORM says of a column, and what both the catalog and the metadata come to. */
const columns: [EntitySchemaColumnOptions, Partial<Column>, Partial<Column>?][] = [
  [{ type: 'varchar', length: 50 }, { type: 'varchar(50)' }],
  [{ type: 'decimal', precision: 10, scale: 2 }, { type: 'decimal(10,2)' }],
  [{ type: 'datetime', precision: 6 }, { type: 'datetime(6)' }],
  [{ type: 'unsigned big int' }, { type: 'unsigned big int' }],
  [
    { type: 'boolean', default: true },
    { type: 'boolean', default: '1' },
  ],
  [
    { type: 'integer', default: 0 },
    { type: 'integer', default: '0' },
  ],
  [
    { type: 'integer', default: '0' },
    { type: 'integer', default: "'0'" },
  ],
  [
    { type: 'integer', default: () => '(1+1)' },
    { type: 'integer', default: '(1+1)' },
  ],
  [
    { type: 'json', default: '{}' },
    { type: 'json', default: "'{}'" },
  ],
  [
    { type: 'varchar', default: "it''s" },
    { type: 'varchar', default: "'it''s'" },
  ],
  [{ type: 'varchar', array: true }, { type: 'varchar array' }],
  [
    { type: 'datetime', default: () => "datetime('now')" },
    { type: 'datetime', default: "datetime('now')" },
  ],
  [
    { type: 'varchar', collation: 'nocase' },
    { type: 'varchar', collation: 'nocase' },
    { collation: 'NOCASE' },
  ],
  [
    { type: 'varchar', collation: 'BINARY' },
    { type: 'varchar', collation: 'BINARY' },
    { collation: null },
  ],
  [
    { type: 'simple-enum', enum: ["it''s", 'b'], default: 'b' },
    { type: 'varchar', enumValues: ["it's", 'b'], default: "'b'" },
  ],
  [
    { type: 'integer', asExpression: 'id * 2', generatedType: 'STORED' },
    { type: 'integer', generated: { expression: 'id * 2', stored: true } },
  ],
  [
    { type: 'text', comment: 'kept elsewhere' },
    { type: 'text', comment: 'kept elsewhere' },
    { comment: null },
  ],
];

test.each<[EntitySchemaColumnOptions, Partial<Column>, Partial<Column>?]>(columns)(
  '%j is what synchronize makes of it',
  async (options, declared, kept = {}) => {
    await using database = await createSqlite();
    const entity = new EntitySchema({
      name: 't',
      columns: { id: { type: 'integer', primary: true, generated: true }, c: options },
    });
    const dataSource = new DataSource({
      type: 'better-sqlite3',
      database: database.file,
      entities: [entity],
    });
    await dataSource.initialize();
    await dataSource.synchronize();
    await dataSource.destroy();
    const expected = normalize(
      schema([
        table(
          't',
          [
            column('id', 'integer', { identity: { kind: 'by default' } }),
            column('c', '', declared),
          ],
          {
            primaryKey: { kind: 'primaryKey', name: 'PK_1', columns: ['id'] },
          },
        ),
      ]),
    ).tables;
    const { tables } = await readSchema(database.db, database.dialect);
    expect(tables.filter(({ name }) => name === 't')).toEqual(expected);
    expect(expected[0]?.columns[1]).toMatchObject({ ...declared, ...kept });
  },
);

describe('normalize', () => {
  const one = (...given: Parameters<typeof table>) =>
    normalize(schema([table(...given)])).tables[0];

  test('drops what SQLite does not have', () => {
    const declared = schema(
      [
        table('t', [column('id')], {
          schema: 'app',
          comment: 'said',
          options: { engine: 'InnoDB' },
        }),
      ],
      {
        enums: [{ schema: null, name: 'e', values: ['a'] }],
        extensions: ['citext'],
        views: [
          {
            schema: 'app',
            name: 'v',
            definition: ' SELECT 1; ',
            materialized: false,
            indexes: [],
            comment: 'x',
          },
          {
            schema: null,
            name: 'm',
            definition: 'SELECT 1',
            materialized: true,
            indexes: [],
            comment: null,
          },
        ],
      },
    );
    expect(normalize(declared)).toEqual(
      schema([table('t', [column('id')])], {
        views: [view('v', 'SELECT 1'), view('m', 'SELECT 1')],
      }),
    );
  });

  test('numbers only the whole primary key, in the one type that can be', () => {
    const identity = { kind: 'increment' } as const;
    const numbered = [column('id', 'bigint', { identity }), column('n', 'integer', { identity })];
    const read = one('t', numbered, {
      primaryKey: { kind: 'primaryKey', name: null, columns: ['id'] },
    });
    expect(read?.columns).toEqual([column('id', 'integer', { identity }), column('n', 'integer')]);
  });

  test('takes an enumeration with a length for the check that it is', () => {
    const read = one('t', [column('c', 'varchar(5)', { enumValues: ['a'] })]);
    expect(read?.columns[0]?.enumValues).toBeNull();
    expect(read?.checks).toEqual([{ kind: 'check', name: null, expression: `"c" IN ('a')` }]);
  });

  test('escapes a string that its entity has not', () => {
    expect(one('t', [column('c', 'text', { default: "'it's'" })])?.columns[0]?.default).toBe(
      "'it''s'",
    );
  });

  test('keeps of an index what SQLite has of it', () => {
    const read = one('t', [column('c', 'text', { collation: 'nocase' })], {
      indexes: [
        index('i', [], {
          method: 'gin',
          where: ' c > 0 ',
          keys: [
            indexKey('c', { collation: 'NOCASE', nulls: 'first', length: 5 }),
            indexKey('c', { collation: 'binary' }),
          ],
        }),
      ],
      foreignKeys: [
        foreignKey('fk', ['c'], 't', ['c'], { referencedTable: { schema: 'app', name: 't' } }),
      ],
    });
    expect(read?.indexes).toEqual([
      index('i', [], {
        where: 'c > 0',
        keys: [indexKey('c'), indexKey('c', { collation: 'BINARY' })],
      }),
    ]);
    expect(read?.foreignKeys).toEqual([foreignKey('fk', ['c'], 't', ['c'])]);
  });
});
