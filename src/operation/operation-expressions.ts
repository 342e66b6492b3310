import type { ColumnChange } from '../schema/column.ts';
import type { Constraint } from '../schema/constraint.ts';
import type { Index } from '../schema/table-index.ts';
import type { Operation } from './operation.ts';

/** Expressions on the columns of a table that an operation takes away, and those that it brings. */
export interface OperationExpressions {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * The expressions of checks, exclusions, computed columns and indexes. What they lean on only their
 * text tells; a table that comes or goes holds all that its own lean on.
 */
export function expressionsOf(operation: Operation): OperationExpressions {
  switch (operation.kind) {
    case 'addColumn':
      return { before: [], after: ofColumn(operation.column) };
    case 'dropColumn':
      return { before: ofColumn(operation.existing), after: [] };
    case 'alterColumn':
      return { before: ofColumn(operation.existing), after: ofColumn(operation.change) };
    case 'createConstraint':
      return { before: [], after: ofConstraint(operation.constraint) };
    case 'dropConstraint':
      return { before: ofConstraint(operation.existing), after: [] };
    case 'createIndex':
      return { before: [], after: ofIndex(operation.index) };
    case 'dropIndex':
      return { before: ofIndex(operation.existing), after: [] };
    case 'createTable':
    case 'dropTable':
    case 'renameTable':
    case 'renameColumn':
    case 'renameConstraint':
    case 'renameIndex':
    case 'custom':
    case 'validateConstraint':
    case 'createEnum':
    case 'dropEnum':
    case 'alterEnum':
    case 'renameEnum':
    case 'renameSequence':
    case 'createView':
    case 'dropView':
    case 'replaceView':
    case 'createSequence':
    case 'dropSequence':
    case 'alterSequence':
    case 'alterTableComment':
    case 'alterTableOptions':
    case 'createSchema':
    case 'dropSchema':
    case 'createExtension':
    case 'dropExtension':
    case 'execute':
    case 'bulkInsert':
    case 'batchAlterTable':
      return { before: [], after: [] };
  }
}

function ofColumn(column: ColumnChange | null): readonly string[] {
  return listOf(column?.generated?.expression);
}

function ofConstraint(constraint: Constraint | null): readonly string[] {
  return constraint?.kind === 'check' || constraint?.kind === 'exclusion'
    ? [constraint.expression]
    : [];
}

function ofIndex(index: Index | null): readonly string[] {
  const keys = index?.keys.filter(({ kind }) => kind === 'expression') ?? [];
  return [...listOf(index?.where), ...keys.map(({ value }) => value)];
}

function listOf(text: string | null | undefined): readonly string[] {
  return text === null || text === undefined ? [] : [text];
}
