import { describe, expect, test } from 'vitest';
import { splitPhases } from '../../../src/command/phases/split-phases.ts';
import type { TableOperation } from '../../../src/operation/batch-alter-table.ts';
import type { Operation } from '../../../src/operation/operation.ts';
import type { Column, ColumnChange } from '../../../src/schema/column.ts';
import type { Constraint } from '../../../src/schema/constraint.ts';
import { column, foreignKey, index, table, view } from '../../support/build.ts';

const users = { schema: null, name: 'users' };
const unique: Constraint = {
  kind: 'unique',
  name: 'uq',
  columns: ['email'],
  deferrable: null,
  nullsNotDistinct: false,
};
const adults: Constraint = { kind: 'check', name: 'ck', expression: 'age > 17' };
const toColumn = (): Column => column('', 'enum');

function add(name: string, properties: Partial<Column> = {}): TableOperation {
  return { kind: 'addColumn', table: users, column: column(name, 'int', properties), fill: null };
}

function drop(name: string, properties: Partial<Column> = {}): TableOperation {
  const existing = column(name, 'int', properties);
  return { kind: 'dropColumn', table: users, column: name, existing, fill: null };
}

function alter(existing: Partial<Column>, change: ColumnChange): TableOperation {
  return {
    kind: 'alterColumn',
    table: users,
    column: 'email',
    change,
    existing: column('email', 'varchar(20)', existing),
    fill: null,
    using: null,
  };
}

function constrain(constraint: Constraint): TableOperation {
  return { kind: 'createConstraint', table: users, constraint };
}

function release(existing: Constraint): TableOperation {
  return {
    kind: 'dropConstraint',
    table: users,
    constraintKind: existing.kind,
    name: existing.name,
    existing,
  };
}

function split(...operations: readonly Operation[]): {
  readonly expand: readonly string[];
  readonly contract: readonly string[];
} {
  const { expand, contract } = splitPhases(operations, { toColumn });
  return { expand: expand.map(words), contract: contract.map(words) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An operation in a word or two. */
function words(operation: Operation): string {
  if (operation.kind === 'batchAlterTable') return operation.operations.map(words).join(' + ');
  if (operation.kind !== 'alterColumn') return operation.kind;
  const { declared: _declared, ...change } = operation.change;
  const changed = Object.entries(change).map(([property, value]) => `${property} ${text(value)}`);
  return `alter ${operation.column} ${changed.join(' ')}`;
}

describe('splitPhases', () => {
  test.each<
    readonly [
      what: string,
      operations: readonly Operation[],
      expand: readonly string[],
      contract: readonly string[],
    ]
  >([
    ['a table', [{ kind: 'createTable', table: table('posts', []) }], ['createTable'], []],
    ['a column with a default', [add('age', { default: '1' })], ['addColumn'], []],
    ['a column without one', [add('age')], ['addColumn'], ['alter age nullable false']],
    ['the drop of one that takes NULL', [drop('age', { nullable: true })], [], ['dropColumn']],
    ['the drop of one that does not', [drop('age')], ['alter age nullable true'], ['dropColumn']],
    ['a wider type', [alter({}, { type: 'varchar(40)' })], ['alter email type varchar(40)'], []],
    ['a narrower type', [alter({}, { type: 'varchar(10)' })], [], ['alter email type varchar(10)']],
    ['NULL', [alter({}, { nullable: true })], ['alter email nullable true'], []],
    [
      'NOT NULL',
      [alter({ nullable: true }, { nullable: false })],
      [],
      ['alter email nullable false'],
    ],
    ['a default', [alter({}, { default: "'x'" })], ["alter email default 'x'"], []],
    [
      'no default',
      [alter({ default: "'x'" }, { default: null })],
      [],
      ['alter email default null'],
    ],
    [
      'a wider type that is NOT NULL',
      [alter({ nullable: true }, { type: 'varchar(40)', nullable: false })],
      ['alter email type varchar(40)'],
      ['alter email nullable false'],
    ],
    [
      'a default of a type that nobody can tell of',
      [alter({}, { type: 'int', default: '1' })],
      [],
      ['alter email type int default 1'],
    ],
    ['a rule', [constrain(unique)], [], ['createConstraint']],
    [
      'a rule on a column that is empty',
      [add('email', { nullable: true }), constrain(unique)],
      ['addColumn', 'createConstraint'],
      [],
    ],
    [
      'a rule on a column that is full',
      [add('email', { default: '1' }), constrain(unique)],
      ['addColumn'],
      ['createConstraint'],
    ],
    ['the end of a rule', [release(adults)], ['dropConstraint'], []],
    [
      'the end of a rule with its column',
      [release(adults), drop('age', { nullable: true })],
      [],
      ['dropConstraint', 'dropColumn'],
    ],
    [
      'another rule of its name',
      [release(adults), constrain({ ...adults, expression: 'age > 20' })],
      ['dropConstraint'],
      ['createConstraint'],
    ],
    [
      'a key',
      [constrain({ kind: 'primaryKey', name: 'pk', columns: ['email'] })],
      [],
      ['createConstraint'],
    ],
    [
      'an index',
      [{ kind: 'createIndex', table: users, index: index('ix', ['email']) }],
      ['createIndex'],
      [],
    ],
    [
      'the drop of an index',
      [{ kind: 'dropIndex', table: users, index: 'ix', existing: index('ix', ['email']) }],
      [],
      ['dropIndex'],
    ],
    [
      'the drop of an index on a column of another type',
      [
        { kind: 'dropIndex', table: users, index: 'ix', existing: index('ix', ['email']) },
        alter({}, { type: 'text' }),
      ],
      ['dropIndex', 'alter email type text'],
      [],
    ],
    [
      'an index that takes the name of another',
      [
        { kind: 'dropIndex', table: users, index: 'ix', existing: index('ix', ['email']) },
        { kind: 'createIndex', table: users, index: index('ix', ['age']) },
      ],
      [],
      ['dropIndex', 'createIndex'],
    ],
    [
      'a table that goes, to which another one refers',
      [
        release(foreignKey('fk', ['team_id'], 'teams', ['id'])),
        {
          kind: 'dropTable',
          table: { schema: null, name: 'teams' },
          existing: table('teams', [column('id')]),
        },
      ],
      ['dropConstraint'],
      ['dropTable'],
    ],
    ['statements', [{ kind: 'execute', statement: 'SELECT 1', parameters: [] }], [], ['execute']],
  ])('tells %s', (_what, operations, expand, contract) => {
    expect(split(...operations)).toEqual({ expand, contract });
  });

  test('keeps batches together in each phase', () => {
    const batch: Operation = {
      kind: 'batchAlterTable',
      table: users,
      operations: [
        add('age'),
        add('city', { nullable: true }),
        drop('name'),
        drop('code', { nullable: true }),
      ],
    };
    expect(split(batch)).toEqual({
      expand: ['addColumn + addColumn + alter name nullable true'],
      contract: ['alter age nullable false + dropColumn + dropColumn'],
    });
  });

  test('has an enumeration hold the values of both in between', () => {
    const mood = { schema: null, name: 'mood', values: ['ok', 'sad'] };
    const to = { ...mood, values: ['joyous', 'ok'] };
    const { expand, contract } = splitPhases(
      [{ kind: 'alterEnum', from: mood, to, recreate: false, columns: null }],
      { toColumn },
    );
    const both = { ...mood, values: ['ok', 'sad', 'joyous'] };
    expect(expand).toMatchObject([{ from: mood, to: both }]);
    expect(contract).toMatchObject([{ from: both, to }]);
  });

  test('has views step aside in each phase in which something is done', () => {
    const [before, after] = [view('v', 'SELECT 1'), view('v', 'SELECT 2')];
    const away: Operation = { kind: 'dropView', view: before, recreated: true };
    const back: Operation = { kind: 'createView', view: after, recreated: true };
    const { expand, contract } = splitPhases([away, drop('age'), back], { toColumn });
    expect(expand).toMatchObject([away, { kind: 'alterColumn' }, back]);
    expect(contract).toMatchObject([{ ...away, view: after }, { kind: 'dropColumn' }, back]);
    expect(split(away, add('age', { nullable: true }), back).contract).toEqual([]);
    const narrow = alter({ nullable: true }, { nullable: false });
    expect(split(away, narrow, back).expand).toEqual(['dropView', 'createView']);
    expect(split(away, narrow, { ...back, view: before })).toEqual({
      expand: [],
      contract: ['dropView', 'alter email nullable false', 'createView'],
    });
  });
});
