import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { ComparisonRules } from '../../src/compare/comparison-rules.ts';
import type { ComparisonOptions } from '../../src/compare/comparison-context.ts';
import { noAnswers, noFormerNames } from '../../src/compare/rename.ts';
import type { UndeclaredFate } from '../../src/compare/left-alone.ts';
import type { Verdict } from '../../src/compare/doubt.ts';
import { describeOperation } from '../../src/review/describe-operation.ts';
import type { PrimaryKey } from '../../src/schema/constraint.ts';
import type { Schema } from '../../src/schema/schema.ts';
import { column, foreignKey, index, indexKey, schema, table } from '../support/build.ts';

const rules: ComparisonRules = {
  tableOptions: ['engine'],
  foldAction: (action) => action,
  within: (_, declared) => declared,
  foldName: (name) => name,
  sameType: (from, to) => from.type === to.type,
  typeFamily: ({ type }) => type.replace(/\(.*/, ''),
  viewsHold: false,
  viewsFollow: true,
  movesTables: true,
  renameColumns: (expression) => expression,
  sameText: ({ from, to }) => from.toLowerCase() === to.toLowerCase(),
};
const all = (fate: UndeclaredFate) => (): UndeclaredFate => fate;
const options: ComparisonOptions = {
  compareType: true,
  compareServerDefault: true,
  undeclared: all('drop'),
  bystanders: [],
  renames: noAnswers,
  formerNames: noFormerNames,
};
const primaryKey = (name: string | null, ...columns: string[]): PrimaryKey => ({
  kind: 'primaryKey',
  name,
  columns,
});
const check = (name: string | null, expression: string) =>
  ({ kind: 'check', name, expression }) as const;

function changes(
  from: Schema,
  to: Schema,
  verdict: Verdict = 'unknown',
  overrides: Partial<ComparisonOptions> = {},
): readonly string[] {
  const { operations } = compare(from, to, rules, { ...options, ...overrides }, () => verdict);
  return operations.flatMap(describeOperation);
}

function tables(...list: Parameters<typeof schema>[0]): Schema {
  return schema(list);
}

describe('columns', () => {
  test('that are the same give nothing, in whatever order', () => {
    expect(
      changes(
        tables(table('t', [column('a'), column('b')])),
        tables(table('t', [column('b'), column('a')])),
      ),
    ).toEqual([]);
  });

  test('change in place, each property by itself', () => {
    const from = column('a', 'integer', { nullable: true, default: '1', comment: 'old' });
    const to = column('a', 'bigint', {
      default: '2',
      collation: 'C',
      identity: { kind: 'always' },
    });
    expect(changes(tables(table('t', [from])), tables(table('t', [to])), 'different')).toEqual([
      '~ t.a integer → bigint',
      '~ t.a default 1 → 2',
      '~ t.a nullable true → false',
      '~ t.a identity none → {"kind":"always"}',
      '~ t.a collation none → C',
      '~ t.a comment old → none',
    ]);
  });

  test('alter nothing but what differs', () => {
    const { operations } = compare(
      tables(table('t', [column('a', 'integer', { default: 'NOW()', nullable: true })])),
      tables(table('t', [column('a', 'integer', { default: 'now()' })])),
      rules,
      options,
      () => 'unknown',
    );
    expect(operations).toMatchObject([
      { kind: 'alterColumn', change: { nullable: false }, existing: { default: 'NOW()' } },
    ]);
    expect(operations[0]).not.toHaveProperty('change.default');
  });

  test('whose types or defaults are not to be compared keep them', () => {
    const from = tables(table('t', [column('a', 'integer', { default: '1' })]));
    const to = tables(table('t', [column('a', 'bigint', { default: '2' })]));
    const off = { compareType: false, compareServerDefault: false };
    expect(changes(from, to, 'different', off)).toEqual([]);
  });

  test('become generated, or plain, or generated in another way', () => {
    const plain = tables(table('t', [column('a')]));
    const stored = tables(
      table('t', [column('a', 'integer', { generated: { expression: 'b * 2', stored: true } })]),
    );
    const virtual = tables(
      table('t', [column('a', 'integer', { generated: { expression: 'b * 2', stored: false } })]),
    );
    expect(changes(plain, stored)).toHaveLength(1);
    expect(changes(stored, plain)).toHaveLength(1);
    expect(changes(stored, virtual)).toHaveLength(1);
    expect(changes(stored, stored)).toEqual([]);
  });
});

test('a default of another type is taken as it is declared, without asking', () => {
  const from = tables(table('t', [column('a', 'varchar', { default: "'x'" })]));
  const to = tables(table('t', [column('a', 'integer', { default: '7' })]));
  expect(changes(from, to, 'unknown')).toEqual([
    '~ t.a varchar → integer',
    "~ t.a default 'x' → 7",
  ]);
});

test('names that differ in case alone are one where the database says so', () => {
  const from = tables(table('Users', [column('Email')], { indexes: [index('IX', ['Email'])] }));
  const to = tables(table('users', [column('email')], { indexes: [index('ix', ['email'])] }));
  const folding = { ...rules, foldName: (name: string) => name.toLowerCase() };
  const { operations } = compare(from, to, folding, options, () => 'unknown');
  expect(operations.flatMap(describeOperation)).toEqual([]);
  expect(changes(from, to)).toEqual(['+ users (1 column)', '- Users']);
});

describe('texts that differ', () => {
  const from = tables(table('t', [column('a', 'integer', { default: '1 + 1' })]));
  const to = tables(table('t', [column('a', 'integer', { default: '(1 + 1)' })]));

  test.each([
    ['unknown', [], 1],
    ['same', [], 0],
    ['different', ['~ t.a default 1 + 1 → (1 + 1)'], 0],
  ] as const)('and are judged %s', (verdict, expected, undecided) => {
    const result = compare(from, to, rules, options, () => verdict);
    expect(result.operations.flatMap(describeOperation)).toEqual(expected);
    expect(result.undecided).toHaveLength(undecided);
  });
});

describe('constraints', () => {
  const from = (constraint: Partial<Parameters<typeof table>[2]>) =>
    tables(table('t', [column('id'), column('other')], constraint));

  test('without a name in the catalog are those that are declared', () => {
    expect(
      changes(
        from({ foreignKeys: [foreignKey(null, ['other'], 'o', ['id'])] }),
        from({ foreignKeys: [foreignKey('FK_1', ['other'], 'o', ['id'])] }),
      ),
    ).toEqual([]);
  });

  test('named by hand keep their name where the entity gives none', () => {
    expect(
      changes(
        from({ foreignKeys: [foreignKey('t_other_fkey', ['other'], 'o', ['id'])] }),
        from({
          foreignKeys: [foreignKey('FK_c4f9a7bd77b489e711277ee5986', ['other'], 'o', ['id'])],
        }),
      ),
    ).toEqual([]);
  });

  test('keep a name that TypeORM made of the same on another database', () => {
    const unique = (name: string) =>
      ({
        kind: 'unique',
        columns: ['other'],
        deferrable: null,
        nullsNotDistinct: false,
        name,
      }) as const;
    expect(
      changes(
        from({ uniques: [unique('UQ_34f6ca1cd897cc926bdcca1ca39')] }),
        from({ uniques: [unique('REL_34f6ca1cd897cc926bdcca1ca3')] }),
      ),
    ).toEqual([]);
  });

  test('are renamed where the entity gives a name', () => {
    expect(
      changes(
        from({ foreignKeys: [foreignKey('t_other_fkey', ['other'], 'o', ['id'])] }),
        from({ foreignKeys: [foreignKey('fk_t_other', ['other'], 'o', ['id'])] }),
      ),
    ).toEqual(['~ foreign key t_other_fkey → fk_t_other on t']);
  });

  test('are dropped and created when their content changes', () => {
    expect(
      changes(
        from({ foreignKeys: [foreignKey('fk', ['other'], 'o', ['id'])] }),
        from({ foreignKeys: [foreignKey('fk', ['other'], 'o', ['id'], { onDelete: 'CASCADE' })] }),
      ),
    ).toEqual(['- foreign key fk on t', '+ foreign key fk on t']);
  });

  test('of the primary key are compared column by column', () => {
    const one = table('t', [column('id')], { primaryKey: primaryKey('PK', 'id') });
    const two = table('t', [column('id')], {
      primaryKey: primaryKey('PK', 'id', 'other'),
    });
    expect(changes(tables(one), tables(two))).toEqual([
      '- primary key PK on t',
      '+ primary key PK on t',
    ]);
    expect(changes(tables(one), tables(one))).toEqual([]);
  });

  test('that check find each other by what they say', () => {
    const before = from({ checks: [check('t_check', '(a > 0)'), check('t_check1', '(b > 0)')] });
    const after = from({ checks: [check(null, 'b > 0'), check(null, 'a > 0')] });
    expect(changes(before, after, 'same')).toEqual([]);
  });

  test('that check a column which goes make room, without the server being asked', () => {
    const before = tables(table('t', [column('a')], { checks: [check('c', 'a > 0')] }));
    const after = tables(table('t', [column('b')], { checks: [check('d', 'b > 0')] }));
    expect(changes(before, after, 'unknown')).toEqual([
      '- check c on t',
      '+ t.b integer not null',
      '- t.a',
      '+ check d on t',
    ]);
  });

  test('that check something else are dropped and created', () => {
    expect(
      changes(
        from({ checks: [check('c', 'a > 0')] }),
        from({ checks: [check('c', 'a > 1')] }),
        'different',
      ),
    ).toEqual(['- check c on t', '+ check c on t']);
  });
});

describe('indexes', () => {
  const from = (...indexes: Parameters<typeof index>[]) =>
    tables(table('t', [column('a')], { indexes: indexes.map((each) => index(...each)) }));

  test.each([
    ['uniqueness', { unique: true }],
    ['method', { method: 'hash' }],
    ['direction', { keys: [indexKey('a', { descending: true })] }],
    ['included columns', { include: ['b'] }],
    ['predicate', { where: 'a > 0' }],
    ['operator class', { keys: [indexKey('a', { operatorClass: 'text_pattern_ops' })] }],
    ['prefix length', { keys: [indexKey('a', { length: 10 })] }],
  ])('of another %s are dropped and created', (_what, properties) => {
    expect(changes(from(['ix', ['a']]), from(['ix', ['a'], properties]), 'different')).toHaveLength(
      2,
    );
  });

  test('of the same content are renamed', () => {
    expect(changes(from(['old', ['a']]), from(['ix_a', ['a']]))).toEqual([
      '~ index old → ix_a on t',
    ]);
  });

  test('named by hand keep their name where the entity gives none', () => {
    expect(
      changes(from(['by_hand', ['a']]), from(['IDX_65cd3f7a1d0f1c2b3a4d5e6f7a', ['a']])),
    ).toEqual([]);
  });
});

describe('what nobody declares', () => {
  const from = tables(
    table('t', [column('a'), column('extra')], { indexes: [index('ix', ['extra'])] }),
    table('legacy', [column('id')]),
  );
  const to = tables(table('t', [column('a'), column('b')]));

  test('is dropped', () => {
    expect(changes(from, to)).toEqual([
      '- index ix on t',
      '+ t.b integer not null',
      '- t.extra',
      '- legacy',
    ]);
  });

  test('is named and left alone where drops are off', () => {
    const result = compare(
      from,
      to,
      rules,
      { ...options, undeclared: all('unmanaged') },
      () => 'unknown',
    );
    expect(result.operations.flatMap(describeOperation)).toEqual(['+ t.b integer not null']);
    expect(result.undeclared.flatMap(({ operation }) => describeOperation(operation))).toEqual([
      '- t.extra',
      '- index ix on t',
      '- legacy',
    ]);
  });

  test('does not keep a key of another name from being replaced', () => {
    const key = (name: string, onDelete: 'CASCADE' | 'NO ACTION') =>
      tables(
        table('t', [column('a')], {
          foreignKeys: [foreignKey(name, ['a'], 'o', ['id'], { onDelete })],
        }),
      );
    expect(
      changes(
        key('t_a_fkey', 'NO ACTION'),
        key('FK_c4f9a7bd77b489e711277ee5986', 'CASCADE'),
        'unknown',
        { undeclared: all('unmanaged') },
      ),
    ).toEqual(['- foreign key t_a_fkey on t', '+ foreign key FK_c4f9a7bd77b489e711277ee5986 on t']);
  });

  test('does not keep what is declared from being replaced', () => {
    const before = tables(table('t', [column('a')], { indexes: [index('ix', ['a'])] }));
    const after = tables(
      table('t', [column('a')], { indexes: [index('ix', ['a'], { unique: true })] }),
    );
    expect(changes(before, after, 'unknown', { undeclared: all('unmanaged') })).toEqual([
      '- index ix on t',
      '+ unique index ix on t (a)',
    ]);
  });
});

test('enums, views, comments and extensions are compared as well', () => {
  const mood = (...values: string[]) => ({ schema: null, name: 'mood', values });
  const view = (definition: string) => ({
    schema: null,
    name: 'v',
    definition,
    materialized: false,
    indexes: [],
    comment: null,
  });
  const before = schema([table('t', [column('a')])], {
    enums: [mood('sad')],
    views: [view('SELECT 1')],
    extensions: ['plpgsql'],
  });
  const after = schema([table('t', [column('a')], { comment: 'things' })], {
    enums: [mood('sad', 'glad')],
    views: [view('SELECT 2')],
    extensions: ['citext'],
  });
  expect(changes(before, after, 'different')).toEqual([
    '+ extension citext',
    '~ enum mood (sad) → (sad, glad)',
    '~ t comment none → things',
    '~ view v',
  ]);
  expect(changes(before, before)).toEqual([]);
});

test('the same schemas give the same operations, in whatever order their tables come', () => {
  const parts = ['c', 'a', 'b'].map((name) => table(name, [column('id')]));
  expect(changes(schema([]), schema(parts.toReversed()))).toEqual(
    changes(schema([]), schema(parts)),
  );
});

describe('a table that is declared in another schema', () => {
  const columns = [column('id'), column('name')];
  const here = schema([table('t', columns)]);
  const there = schema([table('t', columns, { schema: 'shop' })]);

  test('moves', () => {
    expect(changes(here, there)).toEqual(['~ t → shop.t']);
    expect(changes(there, here)).toEqual(['~ shop.t → t']);
  });

  test('may gain or lose columns on the way, not both', () => {
    const [more, others] = ['id name age', 'id age'].map((names) =>
      schema([
        table(
          't',
          names.split(' ').map((name) => column(name)),
          { schema: 'shop' },
        ),
      ]),
    );
    expect(changes(here, more ?? there)).toEqual(['~ t → shop.t', '+ shop.t.age integer not null']);
    expect(changes(more ?? there, here)).toEqual(['~ shop.t → t', '- t.age']);
    expect(changes(here, others ?? there)).toEqual(['+ shop.t (2 columns)', '- t']);
  });

  test('does not where it is to stay, nor where a database cannot move it', () => {
    const stays = { undeclared: all('firstRevision') };
    expect(changes(here, there, 'unknown', stays)).toEqual(['+ shop.t (2 columns)']);
    const immovable = { ...rules, movesTables: false };
    const { operations } = compare(here, there, immovable, options, () => 'unknown');
    expect(operations.map(({ kind }) => kind)).toEqual(['createTable', 'dropTable']);
  });

  test('does not where two may be the one that moves', () => {
    const two = schema([table('t', columns), table('t', columns, { schema: 'a' })]);
    expect(changes(two, there)).toEqual(['+ shop.t (2 columns)', '- a.t', '- t']);
  });

  test('takes along its enumerated types, and only those that nothing else declares', () => {
    const values = { enumValues: ['x'] };
    const ofTypes = (place: string | null, own: string): Schema['tables'][number] =>
      table('t', [column('s', own, values), column('all', `${own}[]`, values)], {
        schema: place,
        checks: [check('ck', `(s <> 'x'::${own})`)],
      });
    const mood = { name: 'mood', values: ['x'] };
    const [old, next] = [
      { ...mood, schema: null },
      { ...mood, schema: 'shop' },
    ];
    const from = schema([ofTypes(null, 'mood')], { enums: [old] });
    const to = schema([ofTypes('shop', 'shop.mood')], { enums: [next] });
    expect(changes(from, to, 'different')).toEqual(['~ t → shop.t', '~ enum mood → shop.mood']);
    const both = schema(to.tables, { enums: [old, next] });
    expect(changes(from, both, 'different')).toContain('+ enum shop.mood (x)');
  });

  test('moves before the key goes that leads to it, which comes back once it is back', () => {
    const refers = (schemaName: string | null): Schema['tables'][number] =>
      table('u', [column('t_id')], {
        foreignKeys: [
          foreignKey('fk', ['t_id'], 't', ['id'], {
            referencedTable: { schema: schemaName, name: 't' },
          }),
        ],
      });
    const beside = (place: Schema, user: Schema['tables'][number]): Schema =>
      schema([...place.tables, user]);
    expect(changes(beside(here, refers(null)), beside(there, refers('shop')))).toEqual([
      '~ t → shop.t',
    ]);
    expect(
      changes(beside(here, refers(null)), beside(there, table('u', [column('t_id')]))),
    ).toEqual(['~ t → shop.t', '- foreign key fk on u']);
  });
});
