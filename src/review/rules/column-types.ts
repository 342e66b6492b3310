import type { Operation } from '../../operation/operation.ts';
import type { Column } from '../../schema/column.ts';
import type { TableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';
import { takeApart } from '../take-apart.ts';

interface NewColumn {
  readonly table: TableName;
  readonly column: Column;
  readonly isKey: boolean;
}

/** The columns that an operation creates; advice is for these alone. */
function newColumns(operation: Operation): readonly NewColumn[] {
  if (operation.kind === 'addColumn') {
    return [{ table: operation.table, column: operation.column, isKey: false }];
  }
  if (operation.kind !== 'createTable') return [];
  const { table } = operation;
  const keys = table.primaryKey?.columns ?? [];
  return table.columns.map((column) => ({ table, column, isKey: keys.includes(column.name) }));
}

export const jsonColumn = defineRule({
  id: 'json-column',
  severity: 'info',
  check: (operation, { server }) =>
    server.name !== 'postgres'
      ? []
      : newColumns(operation)
          .filter(({ column }) => column.type === 'json')
          .map(({ table, column }) => ({
            subject: columnSubject(table, column.name),
            message: 'is json, which has no equality: DISTINCT and GROUP BY fail.',
            instead: 'Use `jsonb`.',
          })),
});

export const timestampWithoutZone = defineRule({
  id: 'timestamp-without-zone',
  severity: 'info',
  check: (operation, { server }) =>
    server.name !== 'postgres'
      ? []
      : newColumns(operation)
          .filter(({ column }) => takeApart(column.type).word === 'timestamp')
          .map(({ table, column }) => ({
            subject: columnSubject(table, column.name),
            message:
              'keeps a time without its zone, which another session may read as another time.',
            instead: 'Use `timestamptz`.',
          })),
});

export const fixedText = defineRule({
  id: 'fixed-text',
  severity: 'info',
  check: (operation, { server }) =>
    server.name !== 'postgres'
      ? []
      : newColumns(operation)
          .filter(({ column }) => takeApart(column.type).word === 'char')
          .map(({ table, column }) => ({
            subject: columnSubject(table, column.name),
            message: 'is padded with blanks, which comparisons then ignore.',
            instead: 'Use `varchar` or `text`.',
          })),
});

const small = new Set(['tinyint', 'smallint', 'mediumint', 'integer']);

/** SQLite has one size of numbers. */
export const smallKey = defineRule({
  id: 'small-key',
  severity: 'info',
  check: (operation, { server }) =>
    server.name === 'sqlite'
      ? []
      : newColumns(operation)
          .filter(
            ({ column, isKey }) =>
              isKey && column.identity !== null && small.has(takeApart(column.type).word),
          )
          .map(({ table, column }) => ({
            subject: columnSubject(table, column.name),
            message: `numbers its rows in ${column.type}, which runs out; to widen it writes the table anew.`,
            instead: 'Use `bigint`.',
          })),
});
