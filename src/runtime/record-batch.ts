import type { Dialect } from '../dialect/dialect.ts';
import { renderValue } from '../dialect/render-sql.ts';
import type { TableOperation } from '../operation/batch-alter-table.ts';
import type { Constraint } from '../schema/constraint.ts';
import {
  check,
  exclude,
  foreignKey,
  primaryKey,
  unique,
  type TableElement,
} from '../schema/table-element.ts';
import type { TableName } from '../schema/table-name.ts';
import { alterColumnOperation } from './column-change.ts';
import type { Batch, IfNotExistsOption, NotValidOption } from './operations.ts';
import { spellExpression } from './spell-expression.ts';

/** The operations that `alter` asks of a batch on `table`, in the spelling of one database. */
export function recordBatch(
  table: TableName,
  dialect: Dialect,
  alter: (batch: Batch) => void,
): readonly TableOperation[] {
  const operations: TableOperation[] = [];
  const create = (
    constraint: Constraint,
    { ifNotExists, notValid }: IfNotExistsOption & NotValidOption = {},
  ): void => {
    operations.push({
      kind: 'createConstraint',
      table,
      constraint,
      ...(notValid && { notValid }),
      ...(ifNotExists && { ifNotExists }),
    });
  };
  alter({
    addColumn(spec, { fill, ifNotExists, insertBefore, insertAfter } = {}) {
      const beside = insertBefore ?? insertAfter;
      const side = insertBefore === undefined ? 'after' : 'before';
      operations.push({
        kind: 'addColumn',
        table,
        column: { ...dialect.toColumn(spec), declared: spec },
        fill: fill === undefined ? null : renderValue(fill, dialect.sqlWords),
        ...(beside !== undefined && { position: { side, column: beside } }),
        ...(ifNotExists && { ifNotExists }),
      });
    },
    dropColumn(column, { ifExists } = {}) {
      operations.push({
        kind: 'dropColumn',
        table,
        column,
        existing: null,
        fill: null,
        ...(ifExists && { ifExists }),
      });
    },
    alterColumn(column, change) {
      operations.push(alterColumnOperation(table, column, change, dialect));
    },
    renameColumn(from, to) {
      operations.push({ kind: 'renameColumn', table, from, to });
    },
    createPrimaryKey(name, columns, options) {
      create(primaryKey(columns, named(name)), options);
    },
    createUniqueConstraint(name, columns, options = {}) {
      create(unique(columns, { ...options, ...named(name) }), options);
    },
    createForeignKey(name, columns, referencedTable, referencedColumns, options = {}) {
      create(
        foreignKey(columns, referencedTable, referencedColumns, { ...options, ...named(name) }),
        options,
      );
    },
    createCheckConstraint(name, expression, options) {
      create(spellConstraint(check(expression, named(name)), dialect), options);
    },
    createExcludeConstraint(name, expression, options = {}) {
      create(exclude(expression, { ...options, name }), options);
    },
    dropConstraint(name, { type, existing, ifExists }) {
      operations.push({
        kind: 'dropConstraint',
        table,
        constraintKind: type,
        name,
        existing: existing === undefined ? null : spellConstraint(existing, dialect),
        ...(ifExists && { ifExists }),
      });
    },
    renameConstraint(from, to, { type }) {
      operations.push({ kind: 'renameConstraint', table, constraintKind: type, from, to });
    },
    alterTableOptions(change) {
      operations.push({ kind: 'alterTableOptions', table, change, existing: {} });
    },
  });
  return operations;
}

function named(name: string | null): { readonly name?: string } {
  return name === null ? {} : { name };
}

/** A constraint of a migration with its expression in the spelling of one database. */
export function spellConstraint(
  constraint: Exclude<TableElement, { kind: 'column' }>,
  dialect: Dialect,
): Constraint {
  if (constraint.kind !== 'check') return constraint;
  return { ...constraint, expression: spellExpression(constraint.expression, dialect) };
}
