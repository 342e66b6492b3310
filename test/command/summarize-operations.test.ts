import { describe, expect, test } from 'vitest';
import { summarizeOperations } from '../../src/command/summarize-operations.ts';
import type { AlterColumn } from '../../src/operation/alter-column.ts';
import type { AlterEnum } from '../../src/operation/alter-enum.ts';
import { column } from '../../src/schema/column-spec.ts';
import { enumType } from '../../src/schema/column-type.ts';

const ruling = {
  server: { name: 'sqlite', product: 'SQLite', version: '3.45.0' },
  severities: { 'change-default': 'off' },
} as const;
const values = { from: ['user', 'admin'], to: ['user'] };
const role: AlterEnum = {
  kind: 'alterEnum',
  from: { schema: null, name: 'role', values: values.from },
  to: { schema: null, name: 'role', values: values.to },
  recreate: true,
  columns: [],
};

function alterRole(change: AlterColumn['change'], existing: AlterColumn['existing']): AlterColumn {
  const declared = column('role', enumType('role', values.to));
  const table = { schema: null, name: 'users' };
  return {
    kind: 'alterColumn',
    table,
    column: 'role',
    change: { ...change, declared },
    existing,
    fill: null,
    using: null,
  };
}

describe('the summary of a change of enumerated values', () => {
  test('names the type, though a column of it gets another default', () => {
    const existing = { type: 'role', enumValues: values.from, default: "'admin'" };
    const { summary, hazards } = summarizeOperations(
      [alterRole({ default: "'user'" }, existing), role],
      ruling,
    );
    expect(summary).toEqual([
      "~ users.role default 'admin' → 'user'",
      '~ enum role (user, admin) → (user)',
    ]);
    expect(hazards).toMatchObject([{ id: 'type-narrowing', subject: 'role' }]);
  });

  test('names the column alone where that holds the values', () => {
    const existing = { type: 'varchar', enumValues: values.from };
    const { summary, hazards } = summarizeOperations(
      [alterRole({ type: 'varchar', enumValues: values.to }, existing), role],
      ruling,
    );
    expect(summary).toEqual(['~ users.role varchar (user, admin) → varchar (user)']);
    expect(hazards).toMatchObject([{ id: 'type-narrowing', subject: 'users.role' }]);
  });
});
