import { describe, expect, test } from 'vitest';
import { compare, type Comparison } from '../../src/compare/compare.ts';
import type { UndeclaredFate } from '../../src/compare/left-alone.ts';
import { noAnswers, noFormerNames } from '../../src/compare/rename.ts';
import type { Operation } from '../../src/operation/operation.ts';
import { describeOperation } from '../../src/review/describe-operation.ts';
import type { Schema } from '../../src/schema/schema.ts';
import { column, foreignKey, index, indexKey, schema, table, view } from '../support/build.ts';

/** Compares where `fates` says what becomes of things by the kind of their drop; the others go. */
function split(
  from: Schema,
  to: Schema,
  fates: Partial<Record<Operation['kind'], UndeclaredFate>>,
  bystanders: readonly Operation[] = [],
): Comparison {
  return compare(
    from,
    to,
    {
      foldName: (name) => name,
      foldAction: (action) => action,
      within: (_, declared) => declared,
      sameType: () => true,
      typeFamily: ({ type }) => type,
      sameText: () => true,
      tableOptions: [],
      viewsHold: false,
      viewsFollow: true,
      movesTables: true,
      renameColumns: (expression) => expression,
    },
    {
      compareType: true,
      compareServerDefault: true,
      undeclared: ({ kind }) => fates[kind] ?? 'drop',
      bystanders,
      renames: noAnswers,
      formerNames: noFormerNames,
    },
    () => 'same',
  );
}

function wordsOf({ operations, undeclared }: Comparison): readonly string[] {
  return [
    ...operations.flatMap(describeOperation),
    ...undeclared.map(({ operation, reason, neededBy }) => {
      const leaning = neededBy === null ? '' : ` by ${describeOperation(neededBy).join()}`;
      return `(${describeOperation(operation).join()}: ${reason}${leaning})`;
    }),
  ];
}

const users = table('users', [column('id'), column('code')], {
  primaryKey: { kind: 'primaryKey', name: 'pk', columns: ['id'] },
});
const posts = table('posts', [column('id'), column('user_id')], {
  foreignKeys: [foreignKey('fk', ['user_id'], 'users', ['id'])],
});
const dropTable = (existing: typeof users): Operation => ({
  kind: 'dropTable',
  table: { schema: existing.schema, name: existing.name },
  existing,
});

describe('what is left alone keeps what it leans on', () => {
  test('a foreign key keeps the table it refers to', () => {
    const to = schema([{ ...posts, foreignKeys: [] }]);
    expect(wordsOf(split(schema([users, posts]), to, { dropConstraint: 'ignore' }))).toEqual([
      '(- users: needed by - foreign key fk on posts)',
    ]);
  });

  test('a table that takes no part keeps the one it refers to', () => {
    expect(wordsOf(split(schema([users]), schema([]), {}, [dropTable(posts)]))).toEqual([
      '(- users: needed by - posts)',
    ]);
  });

  test('what is kept for that keeps what it leans on itself', () => {
    const likes = table('likes', [column('post_id')], {
      foreignKeys: [foreignKey('fk_post', ['post_id'], 'posts', ['id'])],
    });
    expect(wordsOf(split(schema([users, posts]), schema([]), {}, [dropTable(likes)]))).toEqual([
      '(- posts: needed by - likes)',
      '(- users: needed by - posts)',
    ]);
  });

  test.each([
    ['keys', index('ix', ['code'])],
    ['included columns', index('ix', ['id'], { include: ['code'] })],
    ['predicate', index('ix', ['id'], { where: 'code > 0' })],
    ['expressions', index('ix', [], { keys: [indexKey('lower("code")', { kind: 'expression' })] })],
  ])('an index keeps the column in its %s', (_, own) => {
    const from = schema([{ ...users, indexes: [own] }]);
    const to = schema([{ ...users, columns: [column('id')] }]);
    expect(wordsOf(split(from, to, { dropIndex: 'unmanaged' }))).toEqual([
      '(- users.code: needed by - index ix on users)',
      '(- index ix on users: unmanaged)',
    ]);
    expect(wordsOf(split(from, to, {}))).toEqual(['- index ix on users', '- users.code']);
  });

  test('a check keeps the column it names, and only that', () => {
    const check = { kind: 'check', name: 'ck', expression: '"code" > 0' } as const;
    const columns = [...users.columns, column('cod')];
    const from = schema([{ ...users, columns, checks: [check] }]);
    const to = schema([{ ...users, columns: [column('id')] }]);
    expect(wordsOf(split(from, to, { dropConstraint: 'ignore' }))).toEqual([
      '- users.cod',
      '(- users.code: needed by - check ck on users)',
    ]);
  });

  test('a view keeps the table, the column and the view that it reads, and only those', () => {
    const codes = view('codes', 'SELECT id, code FROM users');
    const best = view('best', 'SELECT id FROM codes');
    const columns = [...users.columns, column('cod')];
    const from = schema([{ ...users, columns }, posts], { views: [codes] });
    const to = schema([{ ...users, columns: [column('id')] }]);
    expect(wordsOf(split(from, to, {}, [{ kind: 'dropView', view: best }]))).toEqual([
      '- users.cod',
      '- posts',
      '(- users.code: needed by - view codes)',
      '(- view codes: needed by - view best)',
    ]);
  });

  test('a column keeps its type and its sequence', () => {
    const mood = { schema: null, name: 'mood', values: ['good'] };
    const sequence = {
      schema: 'audit',
      name: 'Order_seq',
      type: 'bigint',
      start: '1',
      increment: '1',
      minimum: '1',
      maximum: '9',
      cache: '1',
      cycle: false,
      ownedBy: null,
    };
    const columns = [
      column('id'),
      column('mood', 'mood', { enumValues: ['good'] }),
      column('number', 'bigint', { default: `nextval('audit."Order_seq"'::regclass)` }),
    ];
    const from = schema([table('t', columns)], { enums: [mood], sequences: [sequence] });
    const to = schema([table('t', [column('id')])]);
    expect(wordsOf(split(from, to, { dropColumn: 'ignore' }))).toEqual([
      '(- enum mood: needed by - t.mood)',
      '(- sequence audit.Order_seq: needed by - t.number)',
    ]);
    expect(wordsOf(split(from, to, {}))).toEqual([
      '- t.mood',
      '- t.number',
      '- enum mood',
      '- sequence audit.Order_seq',
    ]);
    // A default that an entity declares declares the sequence as well.
    const declared = schema([table('t', columns)], { enums: [mood] });
    expect(wordsOf(split(from, declared, {}))).toEqual([]);
  });

  test('another table of the same words keeps nothing', () => {
    const other = table('other', [column('code')], { indexes: [index('ix', ['code'])] });
    const from = schema([users, other]);
    const to = schema([
      { ...users, columns: [column('id')] },
      { ...other, indexes: [] },
    ]);
    expect(wordsOf(split(from, to, { dropIndex: 'ignore' }))).toEqual(['- users.code']);
  });
});

describe('a view that is left alone', () => {
  const view = (definition: string) => ({
    schema: null,
    name: 'v',
    definition,
    materialized: false,
    indexes: [],
    comment: null,
  });
  const from = (definition: string) => schema([users, posts], { views: [view(definition)] });

  test('keeps the columns it reads, and only those', () => {
    const to = schema([{ ...users, columns: [] }, posts]);
    expect(
      wordsOf(split(from('SELECT u."code" FROM users u'), to, { dropView: 'unmanaged' })),
    ).toEqual(['- users.id', '(- users.code: needed by - view v)', '(- view v: unmanaged)']);
  });

  test('keeps the tables it reads, one that takes no part as well', () => {
    const query = 'SELECT count(*) FROM users';
    const drop: Operation = { kind: 'dropView', view: view(query) };
    const bare = schema([{ ...posts, foreignKeys: [] }]);
    expect(wordsOf(split(from(query), bare, { dropView: 'ignore' }))).toEqual([
      '- foreign key fk on posts',
      '(- users: needed by - view v)',
    ]);
    expect(wordsOf(split(schema([users]), schema([]), {}, [drop]))).toEqual([
      '(- users: needed by - view v)',
    ]);
  });
});
