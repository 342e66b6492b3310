import type { Execute } from '../../operation/execute.ts';
import type { Operation } from '../../operation/operation.ts';
import type { RenameIndex } from '../../operation/rename-index.ts';
import type { RenameTable } from '../../operation/rename-table.ts';
import type { View } from '../../schema/view.ts';
import { literalInserts } from '../insert-statements.ts';
import type { Queryable } from '../queryable.ts';
import { alterTableStatements } from './alter-table.ts';
import { formatIndex } from './ddl-index.ts';
import { columnsOf } from './columns-of.ts';
import { createTableStatements } from './ddl-table.ts';
import { createViewStatement, replaceViewStatements } from './ddl-view.ts';
import { inlineParameters } from './inline-parameters.ts';
import { parseIndex } from './parse-index.ts';
import { quoteName } from './quoting.ts';
import { rowFormat } from './row-format.ts';
import { indexNotFound, objectUnsupported, offlineUnsupported } from './sqlite-error.ts';
import { sameName } from './table-definition.ts';
import { readTableState } from './table-state.ts';

/**
 * The statements that carry out an operation. Comments, enumerated types of their own and extensions
 * are things that SQLite does without: a migration that makes them for PostgreSQL runs here as well.
 */
export async function statements(
  operation: Operation,
  db: Queryable | null,
): Promise<readonly string[]> {
  switch (operation.kind) {
    case 'createTable':
      return createTableStatements(operation.table);
    case 'dropTable':
      return [`DROP TABLE ${quoteName(operation.table.name)}`];
    case 'renameTable':
      return renameTableStatements(operation);
    case 'addColumn':
    case 'dropColumn':
    case 'alterColumn':
    case 'renameColumn':
    case 'createConstraint':
    case 'dropConstraint':
    case 'renameConstraint':
    case 'alterTableOptions':
      return alterTableStatements(db, operation.table.name, [operation]);
    case 'batchAlterTable':
      return alterTableStatements(db, operation.table.name, operation.operations, operation);
    case 'createIndex':
      return [formatIndex(operation.table, operation.index)];
    case 'dropIndex':
      return [`DROP INDEX ${quoteName(operation.index)}`];
    case 'renameIndex':
      return renameIndexStatements(operation, db);
    case 'createView':
      return [createViewStatement(operation.view)];
    case 'dropView':
      return [dropViewStatement(operation.view)];
    case 'replaceView':
      return replaceViewStatements(operation, db);
    case 'createSequence':
    case 'alterSequence':
    case 'dropSequence':
    case 'renameSequence':
      throw sequenceUnsupported(operation.kind);
    case 'alterEnum':
      // Other operations alter the columns that have its values.
      if (operation.columns?.length === 0) return [];
      throw enumUnsupported(operation.from.name);
    case 'validateConstraint':
    case 'createEnum':
    case 'dropEnum':
    case 'renameEnum':
    case 'createSchema':
    case 'dropSchema':
    case 'createExtension':
    case 'dropExtension':
    case 'alterTableComment':
      return [];
    case 'bulkInsert': {
      const columns = db && (await columnsOf(db, operation.table));
      return literalInserts(operation, columns, rowFormat);
    }
    // Only running it tells what it does.
    case 'custom':
      return [];
    case 'execute':
      return [executeStatement(operation)];
  }
}

/** There are no schemas to move between. Where only the case changes, both are one name to SQLite: it goes by way of another. */
function renameTableStatements({ from, to }: RenameTable): readonly string[] {
  if (from.name === to.name) return [];
  if (!sameName(from.name, to.name)) return [renameTo(from.name, to.name)];
  const between = `limbeck_new_${to.name}`;
  return [renameTo(from.name, between), renameTo(between, to.name)];
}

function renameTo(from: string, to: string): string {
  return `ALTER TABLE ${quoteName(from)} RENAME TO ${quoteName(to)}`;
}

async function renameIndexStatements(
  { table, from, to }: RenameIndex,
  db: Queryable | null,
): Promise<readonly string[]> {
  if (db === null) throw offlineUnsupported('renameIndex', table.name);
  const { indexes } = await readTableState(db, table.name);
  const index = indexes.find(({ name }) => sameName(name, from));
  if (index === undefined) throw indexNotFound(table.name, from);
  const { nameSpan } = parseIndex(index.sql);
  const created =
    index.sql.slice(0, nameSpan.start) + quoteName(to) + index.sql.slice(nameSpan.end);
  return [`DROP INDEX ${quoteName(from)}`, created];
}

function dropViewStatement({ name }: View): string {
  return `DROP VIEW ${quoteName(name)}`;
}

function executeStatement({ statement, parameters }: Execute): string {
  return parameters.length === 0 ? statement : inlineParameters(statement, parameters);
}

function sequenceUnsupported(kind: string): Error {
  return objectUnsupported(
    `do \`${kind}\`, for want of sequences`,
    'Guard the operation with `op.dialect`.',
  );
}

function enumUnsupported(name: string): Error {
  return objectUnsupported(
    `alter the enumerated type ${name} as a whole`,
    'Its values stand in each column: alter those, with `enumType(…)` as their type.',
  );
}
