import { expect, test } from 'vitest';
import { renameRemarks } from '../../src/command/rename-remarks.ts';
import type { Operation } from '../../src/operation/operation.ts';

const people = { schema: 'crm', name: 'people' };
const renameTable: Operation = {
  kind: 'renameTable',
  from: { schema: null, name: 'users' },
  to: people,
};
const renameColumn = { kind: 'renameColumn', table: people, from: 'name', to: 'label' } as const;
const renameOther = { kind: 'renameColumn', table: people, from: 'nick', to: 'alias' } as const;
const mood = (...values: readonly string[]) => ({ schema: null, name: 'mood', values });
const alterEnum: Operation = {
  kind: 'alterEnum',
  from: mood('sad', 'glad'),
  to: mood('unhappy', 'happy'),
  renamed: [
    { from: 'sad', to: 'unhappy' },
    { from: 'glad', to: 'happy' },
  ],
  recreate: false,
  columns: ['people.mood'],
};
const alterColumn: Operation = {
  kind: 'alterColumn',
  table: people,
  column: 'state',
  change: { enumValues: ['on'] },
  existing: { enumValues: ['off'] },
  fill: null,
  using: null,
  renamedValues: [{ from: 'off', to: 'on' }],
};

test('each rename is told of above the operation that carries it out, in a batch too', () => {
  const remarks = renameRemarks({
    operations: [
      renameTable,
      { kind: 'batchAlterTable', table: people, operations: [renameColumn, renameOther] },
      alterEnum,
      alterColumn,
    ],
    renames: [
      { kind: 'table', from: 'users', to: 'crm.people', score: 0.9, reasons: [] },
      {
        kind: 'column',
        from: 'users.name',
        to: 'crm.people.label',
        score: 0.934,
        reasons: ['the type', 'the default', 'an index'],
      },
      { kind: 'enumValue', from: 'mood:sad', to: 'mood:unhappy', score: 1, reasons: ['so'] },
      {
        kind: 'enumValue',
        from: 'users.mood:glad',
        to: 'people.mood:happy',
        score: 0.95,
        reasons: ['so'],
      },
      {
        kind: 'enumValue',
        from: 'users.state:off',
        to: 'crm.people.state:on',
        score: 0.9,
        reasons: [],
      },
    ],
  });
  expect([...remarks]).toEqual([
    [renameTable, 'renamed: score 0.90'],
    [renameColumn, 'renamed: score 0.93, because the type, the default and an index'],
    [
      alterEnum,
      'renamed mood:sad → mood:unhappy: score 1.00, because so; ' +
        'renamed users.mood:glad → people.mood:happy: score 0.95, because so',
    ],
    [alterColumn, 'renamed: score 0.90'],
  ]);
});

test('an operation that no rename stands for has no remark', () => {
  const operations = [renameTable, renameColumn, alterEnum, alterColumn];
  const other = { kind: 'column', from: 'users.nick', to: 'users.alias', score: 1, reasons: [] };
  expect(renameRemarks({ operations, renames: [{ ...other, kind: 'column' }] }).size).toBe(0);
  const value = { ...other, kind: 'enumValue', from: 'mood:sad', to: 'mood:happy' } as const;
  expect(renameRemarks({ operations, renames: [value] }).size).toBe(0);
  expect(renameRemarks({ operations, renames: [] }).size).toBe(0);
});
