import type { AddColumn } from '../../operation/add-column.ts';
import type { AlterColumn } from '../../operation/alter-column.ts';
import {
  putBatchesTogether,
  takeBatchesApart,
  type BatchPart,
} from '../../operation/batch-parts.ts';
import type { CreateConstraint } from '../../operation/create-constraint.ts';
import type { Operation } from '../../operation/operation.ts';
import { requiredColumn } from '../../operation/required-column.ts';
import type { ColumnSpec } from '../../schema/column-spec.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Course } from '../../operation/course.ts';
import { gatherTransaction } from './gather-transaction.ts';

/**
 * Operations in the form in which others can read and write meanwhile: indexes are built and dropped
 * concurrently, unique constraints are made of such indexes, foreign keys and checks leave the rows that
 * are there to a validation at the very end, and columns become NOT NULL by way of a check. What the
 * operations themselves create holds no rows, and needs none of it.
 *
 * As they are, because there is no such way: primary keys, exclusions, types, and all that is over at once.
 */
export function onlineForm({ upgrade, downgrade }: Course): Course {
  return { upgrade: onlineWay(upgrade), downgrade: onlineWay(downgrade) };
}

function onlineWay(operations: readonly Operation[]): readonly Operation[] {
  const created = new Set(operations.flatMap(createdRelation));
  const parts = takeBatchesApart(operations).flatMap((part): readonly BatchPart[] =>
    onlineOperations(part.operation, created).map((operation) => ({ ...part, operation })),
  );
  return putBatchesTogether(gatherTransaction(parts));
}

function createdRelation(operation: Operation): readonly string[] {
  if (operation.kind === 'createTable') return [qualifiedKey(operation.table)];
  return operation.kind === 'createView' ? [qualifiedKey(operation.view)] : [];
}

function onlineOperations(
  operation: Operation,
  created: ReadonlySet<string>,
): readonly Operation[] {
  if (!('table' in operation) || created.has(qualifiedKey(operation.table))) return [operation];
  if (operation.kind === 'createIndex' || operation.kind === 'dropIndex') {
    return [{ ...operation, concurrently: true }];
  }
  if (operation.kind === 'createConstraint') return onlineConstraint(operation);
  if (operation.kind === 'addColumn') return requiredApart(operation);
  return operation.kind === 'alterColumn' ? notNullApart(operation) : [operation];
}

/** Only what has a name can be validated, or made of an index. */
function onlineConstraint(operation: CreateConstraint): readonly Operation[] {
  const { table, constraint, notValid } = operation;
  const { kind, name } = constraint;
  if (name === null || notValid) return [operation];
  if (kind === 'unique') return [{ ...operation, concurrently: true }];
  if (kind !== 'foreignKey' && kind !== 'check') return [operation];
  return [
    { ...operation, notValid: true },
    { kind: 'validateConstraint', table, name, outside: true },
  ];
}

/** A column whose rows are given their values first takes NULL. */
function requiredApart(operation: AddColumn): readonly Operation[] {
  const { table, column, fill, ifNotExists } = operation;
  const isRequired = requiredColumn(operation) !== null && column.default === null;
  if (!isRequired || fill === null || ifNotExists) return [operation];
  const { declared } = column;
  const nullable = { ...column, nullable: true, declared: takingNull(declared) };
  return [
    { ...operation, column: nullable, fill: null },
    {
      kind: 'alterColumn',
      table,
      column: column.name,
      change: { nullable: false, declared },
      existing: nullable,
      fill,
      using: null,
      concurrently: true,
    },
  ];
}

/** What else changes in the column does so before. What numbers rows asks for NOT NULL itself. */
function notNullApart(operation: AlterColumn): readonly Operation[] {
  const { renamedValues: _renamedValues, ...required } = operation;
  const { change, existing } = required;
  if (requiredColumn(operation) === null || change.identity || existing.identity)
    return [operation];
  const { nullable: _nullable, declared = null, ...rest } = change;
  const last: AlterColumn = {
    ...required,
    change: { nullable: false, declared },
    existing: { ...existing, ...rest },
    using: null,
    concurrently: true,
  };
  if (Object.keys(rest).length === 0) return [last];
  return [{ ...operation, change: { ...rest, declared: takingNull(declared) }, fill: null }, last];
}

function takingNull(declared: ColumnSpec | null): ColumnSpec | null {
  return declared && { ...declared, nullable: true };
}
