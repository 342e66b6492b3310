import { expect, test } from 'vitest';
import { normalize } from '../../../src/dialect/mysql/normalize.ts';
import { rulesOf } from '../../../src/dialect/mysql/rules.ts';
import type { Column } from '../../../src/schema/column.ts';
import type { Table } from '../../../src/schema/table.ts';
import { check, unique } from '../../../src/schema/table-element.ts';
import { column, foreignKey, index, schema, table } from '../../support/build.ts';
import { facts } from './server-facts.ts';

function normalTable(declared: Table, server = facts.mysql): Table {
  const [normal] = normalize(schema([declared]), server).tables;
  if (normal === undefined) throw new Error('The table is gone.');
  return normal;
}

function normalColumn(
  declared: Column,
  properties: Partial<Table> = {},
  server = facts.mysql,
): Column {
  const [normal] = normalTable(table('t', [declared], properties), server).columns;
  if (normal === undefined) throw new Error('The column is gone.');
  return normal;
}

test('unique constraints become unique indexes that remember what they were', () => {
  const declared = table('t', [column('a'), column('b')], {
    uniques: [unique(['a', 'b'], { name: 'uq' }), unique(['b'])],
    indexes: [index('ix', ['a'], { where: 'a > 0', method: 'btree' })],
  });
  const { uniques, indexes } = normalTable(declared);
  expect(uniques).toEqual([]);
  expect(indexes).toEqual([
    index('b', ['b'], { unique: true, declaredAsConstraint: true }),
    index('ix', ['a']),
    index('uq', ['a', 'b'], { unique: true, declaredAsConstraint: true }),
  ]);
});

test('a column that is unique twice over has one index', () => {
  const declared = table('t', [column('a')], {
    uniques: [unique(['a'], { name: 'same' })],
    indexes: [index('same', ['a'], { unique: true })],
  });
  expect(normalTable(declared).indexes).toHaveLength(1);
});

test('what the server cannot keep is left out', () => {
  const declared = table('t', [column('a', 'int', { nullable: true })], {
    primaryKey: { kind: 'primaryKey', name: 'PK_t', columns: ['a'] },
    foreignKeys: [
      foreignKey('fk', ['a'], 'p', ['id'], {
        onDelete: 'RESTRICT',
        deferrable: 'INITIALLY DEFERRED',
        referencedTable: { schema: 'shop', name: 'p' },
      }),
    ],
    exclusions: [{ kind: 'exclusion', name: 'x', expression: 'y', deferrable: null }],
    checks: [check('(a > 0)', { name: 'ck' }) as Table['checks'][number]],
    comment: '',
  });
  expect(normalTable({ ...declared, schema: 'shop' })).toEqual(
    table('t', [column('a', 'int')], {
      primaryKey: { kind: 'primaryKey', name: null, columns: ['a'] },
      foreignKeys: [foreignKey('fk', ['a'], 'p', ['id'], { onDelete: 'RESTRICT' })],
      checks: [{ kind: 'check', name: 'ck', expression: 'a > 0' }],
    }),
  );
});

test('enums, sequences and extensions are no objects here', () => {
  const declared = schema([], {
    enums: [{ schema: null, name: 'e', values: ['a'] }],
    extensions: ['citext'],
  });
  expect(normalize(declared, facts.mysql)).toEqual(schema([]));
});

test.each([
  [{ charset: 'latin1' }, {}, { charset: 'latin1', collation: null }],
  [
    { charset: 'latin1', collation: 'latin1_swedish_ci' },
    {},
    { charset: 'latin1', collation: null },
  ],
  [{ charset: 'utf8mb4' }, {}, { charset: null, collation: null }],
  [
    { charset: 'utf8mb4' },
    { collation: 'utf8mb4_bin' },
    { charset: null, collation: 'utf8mb4_0900_ai_ci' },
  ],
  [{ collation: 'utf8mb4_bin' }, { collation: 'utf8mb4_bin' }, { charset: null, collation: null }],
  [{ charset: 'utf8' }, {}, { charset: 'utf8mb3', collation: null }],
  [{ collation: 'latin1_bin' }, {}, { charset: 'latin1', collation: 'latin1_bin' }],
])('a column with %j in a table with %j has %j of its own', (own, options, expected) => {
  const declared = column('a', 'varchar(5)', own);
  expect(normalColumn(declared, { options })).toMatchObject(expected);
  expect(normalColumn({ ...declared, type: 'int' }, { options })).toMatchObject({
    charset: null,
    collation: null,
  });
});

test('the values that TypeORM keeps beside the type are part of it', () => {
  const declared = column('a', 'enum', { enumValues: ["it's", 'b'], default: "'b'" });
  expect(normalColumn(declared)).toMatchObject({
    type: "enum('it''s','b')",
    enumValues: ["it's", 'b'],
    default: "'b'",
  });
});

test('an ON UPDATE behind the default belongs to the column', () => {
  const declared = column('a', 'datetime', { default: 'now() ON UPDATE CURRENT_TIMESTAMP()' });
  expect(normalColumn(declared)).toMatchObject({
    default: 'CURRENT_TIMESTAMP',
    onUpdate: 'CURRENT_TIMESTAMP',
  });
});

test('a generated column has no default, and is never NOT NULL on MariaDB', () => {
  const generated = { expression: '(a * 2)', stored: true };
  const declared = column('a', 'int', { generated, default: '1' });
  const expected = { default: null, generated: { expression: 'a * 2', stored: true } };
  expect(normalColumn(declared)).toMatchObject({ ...expected, nullable: false });
  expect(normalColumn(declared, {}, facts.mariadb)).toMatchObject({ ...expected, nullable: true });
});

test('names are in lower case where the server keeps them so', () => {
  const declared = table('Users', [], { foreignKeys: [foreignKey('FK', ['a'], 'Posts', ['id'])] });
  const normal = normalTable(declared, { ...facts.mysql, lowerCaseNames: true });
  expect(normal.name).toBe('users');
  expect(normal.foreignKeys[0]).toMatchObject({ name: 'FK', referencedTable: { name: 'posts' } });
});

test('an engine counts only where it is not the usual one', () => {
  expect(normalTable(table('t', [], { options: { engine: 'innodb' } })).options).toEqual({});
  expect(normalTable(table('t', [], { options: { engine: 'MyISAM' } })).options).toEqual({
    engine: 'MyISAM',
  });
});

test('RESTRICT and NO ACTION come to the same', () => {
  const { foldAction } = rulesOf(facts.mysql);
  expect(foldAction('RESTRICT')).toBe(foldAction('NO ACTION'));
  expect(foldAction('CASCADE')).toBe('CASCADE');
});

test.each([
  ['int(11)', 'int', true],
  ['tinyint(1)', 'tinyint', true],
  ['int(5) unsigned', 'int unsigned', true],
  ['int unsigned', 'int', false],
  ['point srid 4326', 'point', true],
  ['point', 'point srid 4326', false],
  ['varchar(5)', 'varchar(6)', false],
  ['year', 'int', false],
])('%s in the catalog is the %s that is declared: %s', (from, to, same) => {
  expect(rulesOf(facts.mysql).sameType(column('a', from), column('a', to))).toBe(same);
});
