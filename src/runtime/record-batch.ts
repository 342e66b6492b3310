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
import type { Batch } from './operations.ts';
import { spellExpression } from './spell-expression.ts';

/** The operations that `alter` asks of a batch on `table`, in the spelling of one database. */
export function recordBatch(
  table: TableName,
  dialect: Dialect,
  alter: (batch: Batch) => void,
): readonly TableOperation[] {
  const operations: TableOperation[] = [];
  const create = (constraint: Constraint): void => {
    operations.push({ kind: 'createConstraint', table, constraint });
  };
  alter({
    addColumn(spec, { fill } = {}) {
      operations.push({
        kind: 'addColumn',
        table,
        column: { ...dialect.toColumn(spec), declared: spec },
        fill: fill === undefined ? null : renderValue(fill, dialect.sqlWords),
      });
    },
    dropColumn(column) {
      operations.push({ kind: 'dropColumn', table, column, existing: null, fill: null });
    },
    alterColumn(column, change) {
      operations.push(alterColumnOperation(table, column, change, dialect));
    },
    renameColumn(from, to) {
      operations.push({ kind: 'renameColumn', table, from, to });
    },
    createPrimaryKey(name, columns) {
      create(primaryKey(columns, named(name)));
    },
    createUniqueConstraint(name, columns, options = {}) {
      create(unique(columns, { ...options, ...named(name) }));
    },
    createForeignKey(name, columns, referencedTable, referencedColumns, options = {}) {
      create(
        foreignKey(columns, referencedTable, referencedColumns, { ...options, ...named(name) }),
      );
    },
    createCheckConstraint(name, expression) {
      create(spellConstraint(check(expression, named(name)), dialect));
    },
    createExcludeConstraint(name, expression, options = {}) {
      create(exclude(expression, { ...options, name }));
    },
    dropConstraint(name, { type, existing }) {
      operations.push({
        kind: 'dropConstraint',
        table,
        constraintKind: type,
        name,
        existing: existing === undefined ? null : spellConstraint(existing, dialect),
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
