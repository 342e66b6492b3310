import { expect, it } from 'vitest';
import type { Operation } from '../../src/operation/operation.ts';
import { rewriteOperations } from '../../src/operation/rewrite-operations.ts';
import { column } from '../support/build.ts';

const table = { schema: null, name: 'users' };
const add = (name: string): Extract<Operation, { kind: 'addColumn' }> => ({
  kind: 'addColumn',
  table,
  column: column(name),
  fill: null,
});
const drop = (name: string): Extract<Operation, { kind: 'dropColumn' }> => ({
  kind: 'dropColumn',
  table,
  column: name,
  existing: null,
  fill: null,
});
const execute: Operation = { kind: 'execute', statement: 'SELECT 1', parameters: [] };
const batch = (...operations: ReturnType<typeof add | typeof drop>[]): Operation => ({
  kind: 'batchAlterTable',
  table,
  operations,
});

it('leaves operations without a rule as they are', () => {
  const operations = [batch(add('a'), drop('b')), execute];
  expect(rewriteOperations(operations, {}, null)).toEqual(operations);
});

it('looks at each operation once', () => {
  const rules = { addColumn: () => [add('a'), add('b')] };
  expect(rewriteOperations([add('x')], rules, null)).toEqual([add('a'), add('b')]);
});

it('drops and keeps, also inside a batch, which goes when it is empty', () => {
  const operations = [batch(add('a'), drop('b')), batch(drop('c'), drop('d')), drop('e')];
  const rules = { dropColumn: () => [], addColumn: () => undefined };
  expect(rewriteOperations(operations, rules, null)).toEqual([add('a')]);
});

it('splits a batch around an operation that cannot be part of it', () => {
  const rules = { dropColumn: (operation: Operation) => [execute, operation] };
  expect(rewriteOperations([batch(add('a'), add('b'), drop('c'))], rules, null)).toEqual([
    batch(add('a'), add('b')),
    execute,
    drop('c'),
  ]);
});

it('leaves the inside of a batch to a rule for batches', () => {
  const rules = { batchAlterTable: () => execute, addColumn: () => [] };
  expect(rewriteOperations([batch(add('a'), add('b'))], rules, null)).toEqual([execute]);
});

it('hands the context to each rule', () => {
  const seen: number[] = [];
  const rules = {
    execute: (_: Operation, context: number) => {
      seen.push(context);
    },
  };
  rewriteOperations([execute], rules, 7);
  expect(seen).toEqual([7]);
});
