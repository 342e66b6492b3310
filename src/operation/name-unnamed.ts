import { createHash } from 'node:crypto';
import type { Constraint, ConstraintKind } from '../schema/constraint.ts';
import type { Index } from '../schema/table-index.ts';
import type { Table } from '../schema/table.ts';
import type { TableName } from '../schema/table-name.ts';
import type { TableOperation } from './batch-alter-table.ts';
import type { Operation } from './operation.ts';

/** How what is created without a name is called, by its kind. */
export type NamingConvention = Readonly<Partial<Record<ConstraintKind | 'index', string>>>;

/** The words in braces of a {@link NamingConvention}. */
export const namingTokens = ['table', 'columns', 'column', 'referencedTable', 'hash'] as const;

/**
 * The operation with a name for each constraint and index that it creates without one, and with the
 * way to find by such a name what it drops.
 */
export function nameUnnamed(operation: Operation, convention: NamingConvention): Operation {
  if (operation.kind === 'createTable') {
    return { ...operation, table: nameInTable(operation.table, convention) };
  }
  if (operation.kind === 'createIndex') {
    return { ...operation, index: nameIndex(operation.index, operation.table, convention) };
  }
  if (operation.kind === 'batchAlterTable') {
    const operations = operation.operations.map((each) => nameInBatch(each, convention));
    return { ...operation, operations };
  }
  // Nothing else creates or drops a constraint or an index of its own.
  return operation.kind === 'createConstraint' || operation.kind === 'dropConstraint'
    ? nameInBatch(operation, convention)
    : operation;
}

function nameInBatch(operation: TableOperation, convention: NamingConvention): TableOperation {
  if (operation.kind === 'dropConstraint') {
    const template = convention[operation.constraintKind];
    return template === undefined ? operation : { convention: template, ...operation };
  }
  if (operation.kind !== 'createConstraint') return operation;
  return {
    ...operation,
    constraint: nameConstraint(operation.constraint, operation.table, convention),
  };
}

function nameInTable(table: Table, convention: NamingConvention): Table {
  const name = <Kind extends Constraint>(constraint: Kind): Kind =>
    nameConstraint(constraint, table, convention);
  return {
    ...table,
    primaryKey: table.primaryKey && name(table.primaryKey),
    uniques: table.uniques.map(name),
    foreignKeys: table.foreignKeys.map(name),
    checks: table.checks.map(name),
  };
}

function nameConstraint<Kind extends Constraint>(
  constraint: Kind,
  table: TableName,
  convention: NamingConvention,
): Kind {
  const template = convention[constraint.kind];
  if (constraint.name !== null || template === undefined) return constraint;
  return { ...constraint, name: conventionalName(constraint, table, template) };
}

/** What `template` calls a constraint of a table. */
export function conventionalName(
  constraint: Constraint,
  table: TableName,
  template: string,
): string {
  const columns = 'columns' in constraint ? constraint.columns : [];
  const referencedTable = 'referencedTable' in constraint ? constraint.referencedTable.name : '';
  const content = JSON.stringify(constraint);
  return fillIn(template, { table, columns, referencedTable, content });
}

/** Where nothing else is said it is called as by SQLAlchemy. */
function nameIndex(index: Index, table: TableName, convention: NamingConvention): Index {
  if (index.name !== '') return index;
  const template = convention.index ?? 'ix_{table}_{columns}';
  const columns = index.keys.flatMap(({ kind, value }) => (kind === 'column' ? [value] : []));
  const content = JSON.stringify(index);
  return { ...index, name: fillIn(template, { table, columns, referencedTable: '', content }) };
}

function fillIn(
  template: string,
  subject: {
    readonly table: TableName;
    readonly columns: readonly string[];
    readonly referencedTable: string;
    readonly content: string;
  },
): string {
  const { table, columns, referencedTable, content } = subject;
  const values: Readonly<Record<(typeof namingTokens)[number], string>> = {
    table: table.name,
    columns: columns.join('_'),
    column: columns[0] ?? '',
    referencedTable,
    hash: createHash('sha256').update(content).digest('hex').slice(0, 8),
  };
  return namingTokens.reduce(
    (text, token) => text.replaceAll(`{${token}}`, values[token]),
    template,
  );
}
