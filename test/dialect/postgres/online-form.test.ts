import { describe, expect, test } from 'vitest';
import { onlineForm } from '../../../src/dialect/postgres/online-form.ts';
import type { TableOperation } from '../../../src/operation/batch-alter-table.ts';
import type { Operation } from '../../../src/operation/operation.ts';
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
const key = foreignKey('fk', ['email'], 'users', ['email']);
const nullable = column('email', 'text', { nullable: true });

function add(constraint: Constraint, name = 'users'): TableOperation {
  return { kind: 'createConstraint', table: { schema: null, name }, constraint };
}

function build(name = 'ix'): Operation {
  return { kind: 'createIndex', table: users, index: index(name, ['email']) };
}

function tighten(fill: string | null, more: { readonly type?: string } = {}): TableOperation {
  const change = { ...more, nullable: false };
  return {
    kind: 'alterColumn',
    table: users,
    column: 'email',
    change,
    existing: nullable,
    fill,
    using: null,
  };
}

function drop(name: string): TableOperation {
  return { kind: 'dropColumn', table: users, column: name, existing: column(name), fill: null };
}

function batch(...operations: readonly TableOperation[]): Operation {
  return { kind: 'batchAlterTable', table: users, operations };
}

const rename: Operation = {
  kind: 'renameTable',
  from: users,
  to: { schema: null, name: 'people' },
};
const validate: Operation = { kind: 'validateConstraint', table: users, name: 'fk', outside: true };

/** What becomes of an upgrade. */
function formed(...upgrade: readonly Operation[]): readonly Operation[] {
  return onlineForm({ upgrade, downgrade: [] }).upgrade;
}

describe('onlineForm', () => {
  test('leaves alone what a revision does to the tables that it creates', () => {
    const operations = [
      { kind: 'createTable', table: table('users', [nullable]) } as const,
      build(),
      batch(add(key), add(unique), tighten('1')),
    ];
    expect(formed(...operations)).toEqual(operations);
  });

  test('leaves alone what is over at once, and what has no such way', () => {
    const operations = [
      batch(
        { kind: 'addColumn', table: users, column: nullable, fill: null },
        drop('age'),
        add({ kind: 'primaryKey', name: 'pk', columns: ['email'] }),
        add({ ...unique, name: null }),
      ),
      { kind: 'dropTable', table: { schema: null, name: 'logs' }, existing: null } as const,
    ];
    expect(formed(...operations)).toEqual(operations);
    expect(formed(...operations)[0]).toBe(operations[0]);
  });

  test('gives both ways the form', () => {
    const removed: Operation = { kind: 'dropIndex', table: users, index: 'ix', existing: null };
    expect(onlineForm({ upgrade: [build()], downgrade: [removed] })).toEqual({
      upgrade: [{ ...build(), concurrently: true }],
      downgrade: [{ ...removed, concurrently: true }],
    });
  });

  test('keeps a foreign key in its batch, and validates it when all is done', () => {
    expect(formed(batch(drop('age'), add(key)), build())).toEqual([
      batch(drop('age'), { ...add(key), notValid: true } as TableOperation),
      { ...build(), concurrently: true },
      validate,
    ]);
  });

  test('does not validate what somebody else has left unchecked', () => {
    const unchecked = { ...add(key), notValid: true } as const;
    expect(formed(unchecked)).toEqual([unchecked]);
  });

  test('splits NOT NULL off what else becomes of a column', () => {
    const retyped = tighten(null, { type: 'varchar' });
    expect(formed(batch(retyped, drop('age')))).toEqual([
      batch(
        { ...retyped, change: { type: 'varchar', declared: null } } as TableOperation,
        drop('age'),
      ),
      {
        ...retyped,
        change: { nullable: false, declared: null },
        existing: { ...nullable, type: 'varchar' },
        concurrently: true,
      },
    ]);
  });

  test('adds a column with values for its rows as one that takes NULL', () => {
    const added = { kind: 'addColumn', table: users, column: column('email', 'text') } as const;
    expect(formed({ ...added, fill: "'x'" })).toEqual([
      { ...added, column: nullable, fill: null },
      {
        ...tighten("'x'"),
        change: { nullable: false, declared: null },
        concurrently: true,
      },
    ]);
  });

  test('puts what stands outside behind one transaction, unless something leans on it', () => {
    expect(formed(build(), batch(add(unique), add(key)), drop('age'))).toEqual([
      { ...add(unique), concurrently: true },
      { ...add(key), notValid: true },
      drop('age'),
      { ...build(), concurrently: true },
      validate,
    ]);
  });

  test('fills rows before the column is dropped that the values may come from', () => {
    const required = {
      ...tighten('old_email'),
      change: { nullable: false, declared: null },
      concurrently: true,
    };
    expect(formed(batch(tighten('old_email'), drop('old_email')))).toEqual([
      required,
      drop('old_email'),
    ]);
    expect(
      formed(tighten('old_email'), drop('old_email'), add(key)).map(({ kind }) => kind),
    ).toEqual(['alterColumn', 'dropColumn', 'createConstraint', 'validateConstraint']);
  });

  test('does all with a table before it has another name', () => {
    expect(formed(build(), add(key), rename)).toEqual([
      { ...add(key), notValid: true },
      { ...build(), concurrently: true },
      validate,
      rename,
    ]);
  });

  test('lets no view be missed for longer than a transaction', () => {
    const adults = view('adults', 'SELECT * FROM users');
    const away: Operation = { kind: 'dropView', view: adults, recreated: true };
    const back: Operation = { kind: 'createView', view: adults };
    const between = [
      { kind: 'dropIndex', table: users, index: 'ix', existing: null } as const,
      add(key),
      rename,
    ];
    expect(formed(away, ...between, back)).toEqual([away, ...between, back]);
    expect(formed(away, build(), back)).toEqual([away, back, { ...build(), concurrently: true }]);
  });
});
