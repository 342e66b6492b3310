import type { AddColumn } from '../operation/add-column.ts';
import type { AlterColumn } from '../operation/alter-column.ts';
import type { AlterTableOptions } from '../operation/alter-table-options.ts';
import type { TableOperation } from '../operation/batch-alter-table.ts';
import type { CreateConstraint } from '../operation/create-constraint.ts';
import type { DropConstraint } from '../operation/drop-constraint.ts';
import type { Column } from '../schema/column.ts';
import type { ConstraintKind } from '../schema/constraint.ts';
import type { TableName } from '../schema/table-name.ts';
import { call, literal, object, text, type Code } from './code.ts';
import { ifThere, operationCall, unlessThere, type Entry } from './operation-call.ts';
import { renderChange } from './render-change.ts';
import { renderRenamedValues } from './render-renamed-values.ts';
import { renderColumn } from './render-column.ts';
import { constraintEntries, constraintValues, renderElement } from './render-constraint.ts';
import type { RenderContext } from './render-context.ts';
import type { ItemRenderer } from './render-item.ts';
import { renderValue } from './render-value.ts';
import type { Speller } from './speller.ts';

/** An alteration, to be written as a call on `batch` or, with the table's name, on `op`. */
interface TableCall {
  code(receiver: 'op' | 'batch'): Code;
}

/** Null where it adds a column that is left out. */
export function renderTableOperation(
  operation: TableOperation,
  { spell, render }: Pick<RenderContext, 'spell' | 'render'>,
): TableCall | null {
  const { table } = operation;
  switch (operation.kind) {
    case 'addColumn': {
      const column = renderColumn(spell(operation.column, table), render);
      if (column === null) return null;
      const fill = renderFill(operation, operation.column, spell);
      return tableCall(
        table,
        'addColumn',
        [column],
        [['fill', fill], ...positionEntries(operation), unlessThere(operation)],
      );
    }
    case 'dropColumn':
      return tableCall(table, 'dropColumn', [literal(operation.column)], [ifThere(operation)]);
    case 'alterColumn':
      return tableCall(
        table,
        'alterColumn',
        [literal(operation.column), alterOptions(operation, { spell, render })],
        [concurrentlyEntry(operation)],
      );
    case 'renameColumn':
      return tableCall(table, 'renameColumn', [literal(operation.from), literal(operation.to)]);
    case 'createConstraint':
      return createConstraint(operation);
    case 'dropConstraint':
      return dropConstraint(operation, render);
    case 'renameConstraint':
      return tableCall(
        table,
        'renameConstraint',
        [literal(operation.from), literal(operation.to)],
        [['type', literal(operation.constraintKind)]],
      );
    case 'alterTableOptions':
      return tableCall(table, 'alterTableOptions', [renderOptions(operation)]);
  }
}

function renderOptions({ change }: AlterTableOptions): Code {
  const entries = Object.entries(change).map(([option, value]): Entry => [option, literal(value)]);
  return object(entries) ?? text('{}');
}

function alterOptions(
  operation: AlterColumn,
  { spell, render }: Pick<RenderContext, 'spell' | 'render'>,
): Code {
  const { table } = operation;
  // `compare` always describes the whole column.
  const before = { name: operation.column, ...operation.existing } as Column;
  const after = { ...before, ...operation.change };
  // Only NOT NULL needs a value; the reverse of its loss carries one along.
  const fill = after.nullable ? null : renderFill(operation, after, spell);
  return renderChange(
    operation.change,
    spell(before, table, after.declared),
    spell(after, table, before.declared),
    {
      render,
      extra: [
        ['fill', fill],
        ['renamedValues', renderRenamedValues(operation.renamedValues)],
      ],
    },
  );
}

/** A fill in portable form: as a default of that column would be written. */
function renderFill(
  { fill, table }: AddColumn | AlterColumn,
  column: Column,
  spell: Speller,
): Code | null {
  if (fill === null) return null;
  const { default: value } = spell(
    { ...column, default: fill, declared: null },
    table,
    column.declared,
  );
  return value === undefined ? null : renderValue(value);
}

const creators = {
  primaryKey: 'createPrimaryKey',
  unique: 'createUniqueConstraint',
  foreignKey: 'createForeignKey',
  check: 'createCheckConstraint',
  exclusion: 'createExcludeConstraint',
} as const satisfies Record<ConstraintKind, string>;

function createConstraint({ table, constraint, ...rest }: CreateConstraint): TableCall {
  return tableCall(
    table,
    creators[constraint.kind],
    constraintValues(constraint),
    [
      ...constraintEntries(constraint),
      ['notValid', rest.notValid ? literal(true) : null],
      concurrentlyEntry(rest),
      unlessThere(rest),
    ],
    literal(constraint.name),
  );
}

function dropConstraint(operation: DropConstraint, render: ItemRenderer): TableCall {
  const existing =
    operation.name === null && operation.existing !== null
      ? renderElement(operation.existing, render)
      : null;
  return tableCall(
    operation.table,
    'dropConstraint',
    [],
    [['type', literal(operation.constraintKind)], ['existing', existing], ifThere(operation)],
    literal(operation.name),
  );
}

/** A call whose table is named behind `first`, unless a batch has named it. */
function tableCall(
  table: TableName,
  name: string,
  values: readonly Code[],
  entries: readonly Entry[] = [],
  first: Code | null = null,
): TableCall {
  const head = first === null ? [] : [first];
  return {
    code(receiver) {
      if (receiver === 'op') {
        return operationCall(name, [...head, literal(table.name), ...values], table, entries);
      }
      const options = object(entries);
      return call(`batch.${name}`, ...head, ...values, ...(options === null ? [] : [options]));
    },
  };
}

function concurrentlyEntry({ concurrently }: { readonly concurrently?: true }): Entry {
  return ['concurrently', concurrently ? literal(true) : null];
}

function positionEntries({ position }: AddColumn): readonly Entry[] {
  if (position === undefined) return [];
  const option = position.side === 'before' ? 'insertBefore' : 'insertAfter';
  return [[option, literal(position.column)]];
}
