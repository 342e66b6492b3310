import type { AlterColumn } from '../../operation/alter-column.ts';
import type { CreateConstraint } from '../../operation/create-constraint.ts';
import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { Operation } from '../../operation/operation.ts';
import { formatTableName, type TableName } from '../../schema/table-name.ts';
import { operationUnsupported } from '../dialect-error.ts';
import { literalInserts } from '../insert-statements.ts';
import { alterTable, clause, pause, rename, type Step } from './alter-table.ts';
import { columnsOf } from './columns-of.ts';
import type { Context } from './context.ts';
import { createEnum } from './create-enum.ts';
import { alterColumn } from './ddl-alter-column.ts';
import { addColumn, formatComment } from './ddl-column.ts';
import { constraintDefinition, nameOfDropped } from './ddl-constraint.ts';
import { alterEnum } from './ddl-enum.ts';
import { createIndex, createIndexConcurrently } from './ddl-index.ts';
import { createUniqueConcurrently, isNamedUnique, setNotNullConcurrently } from './ddl-online.ts';
import { moveAndRename } from './ddl-rename.ts';
import { alterSequence, createSequence } from './ddl-sequence.ts';
import { createTable } from './ddl-table.ts';
import { createView, dropView, replaceView } from './ddl-view.ts';
import { detourAroundColumns, generatedFrom } from './dependents.ts';
import { followColumn, followTable } from './follow-sequence.ts';
import { isPartitioned } from './is-partitioned.ts';
import { quoteTable, quoting } from './quoting.ts';
import { rowFormat } from './row-format.ts';
import { repeatsColumns } from './repeats-columns.ts';

/** The statements that carry out an operation. */
export async function statements(
  operation: Operation,
  context: Context,
): Promise<readonly string[]> {
  const { server } = context;
  switch (operation.kind) {
    case 'createTable':
      return createTable(operation.table, server);
    case 'dropTable':
      return [`DROP TABLE ${quoteTable(operation.table)}`];
    case 'renameTable':
      return [
        ...moveAndRename('TABLE', operation.from, operation.to, server),
        ...(await followTable(operation, context)),
      ];
    case 'addColumn':
    case 'dropColumn':
    case 'renameColumn':
    case 'dropConstraint':
    case 'renameConstraint':
    case 'alterTableOptions':
      return alterTogether(operation.table, [operation], context);
    case 'alterColumn':
      return operation.concurrently
        ? alterColumnConcurrently(operation, context)
        : alterTogether(operation.table, [operation], context);
    case 'createConstraint':
      return operation.concurrently
        ? createConstraintConcurrently(operation, context)
        : alterTogether(operation.table, [operation], context);
    case 'batchAlterTable':
      if (operation.order?.to) throw orderUnsupported(operation.table);
      return alterTogether(operation.table, operation.operations, context);
    case 'createIndex':
      return operation.concurrently
        ? createIndexConcurrently(operation, context)
        : createIndex(operation.table, operation.index, server);
    case 'dropIndex': {
      const isConcurrent = operation.concurrently && !(await isPartitioned(operation, context));
      const way = isConcurrent ? 'CONCURRENTLY ' : '';
      return [`DROP INDEX ${way}${besideTable(operation.table, operation.index)}`];
    }
    case 'renameIndex':
      return [
        `ALTER INDEX ${besideTable(operation.table, operation.from)} RENAME TO ${quoting.identifier(operation.to)}`,
      ];
    case 'validateConstraint': {
      const name = quoting.identifier(operation.name);
      return [`ALTER TABLE ${quoteTable(operation.table)} VALIDATE CONSTRAINT ${name}`];
    }
    case 'createEnum':
      return [createEnum(operation.enumType)];
    case 'dropEnum':
      return [`DROP TYPE ${quoteTable(operation.enumType)}`];
    case 'alterEnum':
      return alterEnum(operation, context);
    case 'renameSequence':
      return moveAndRename('SEQUENCE', operation.from, operation.to, server);
    case 'renameEnum':
      return moveAndRename('TYPE', operation.from, operation.to, server);
    case 'createView':
      return createView(operation.view, server);
    case 'dropView':
      return [dropView(operation.view)];
    case 'replaceView':
      return replaceView(operation, context);
    case 'createSequence':
      return [createSequence(operation.sequence)];
    case 'dropSequence':
      return [`DROP SEQUENCE ${quoteTable(operation.sequence)}`];
    case 'alterSequence':
      return alterSequence(operation);
    case 'alterTableComment':
      return [`COMMENT ON TABLE ${quoteTable(operation.table)} IS ${formatComment(operation.to)}`];
    case 'createSchema':
      return [`CREATE SCHEMA IF NOT EXISTS ${quoting.identifier(operation.name)}`];
    case 'dropSchema':
      return [`DROP SCHEMA ${quoting.identifier(operation.name)}`];
    case 'createExtension':
      return [`CREATE EXTENSION IF NOT EXISTS ${quoting.identifier(operation.name)}`];
    case 'dropExtension':
      return [`DROP EXTENSION ${quoting.identifier(operation.name)}`];
    case 'bulkInsert': {
      const columns = context.db && (await columnsOf(context.db, operation.table, server));
      return literalInserts(operation, columns, rowFormat);
    }
    // Only running it tells what it does.
    case 'custom':
      return [];
    case 'execute':
      return [operation.statement];
  }
}

/** With a connection, what keeps the type of a column from changing is made again around it. */
async function alterTogether(
  table: TableName,
  operations: readonly TableOperation[],
  context: Context,
): Promise<readonly string[]> {
  const columns = operations.flatMap(retypedColumn);
  if (context.db === null || columns.length === 0) {
    return alterTable(table, await batchSteps(operations, context, new Set()));
  }
  const computed = await generatedFrom(context.db, table, columns);
  const touched = operations.flatMap(changedColumn).filter((column) => computed.has(column));
  const detour = await detourAroundColumns(context.db, table, columns, touched);
  const ordered = computedLast(operations, computed);
  const altered = alterTable(table, await batchSteps(ordered, context, computed));
  return [...detour.before, ...altered, ...detour.after];
}

/** Computed columns that are dropped or made anew leave before, and come after, what they are computed from. */
function computedLast(
  operations: readonly TableOperation[],
  computed: ReadonlySet<string>,
): readonly TableOperation[] {
  const rank = (operation: TableOperation): number => {
    if (operation.kind === 'createConstraint' || operation.kind === 'renameConstraint') return 3;
    const isComputed = changedColumn(operation).some((column) => computed.has(column));
    if (!isComputed) return 1;
    return operation.kind === 'dropColumn' ? 0 : 2;
  };
  return operations.toSorted((one, other) => rank(one) - rank(other));
}

function changedColumn(operation: TableOperation): readonly string[] {
  const isChange = operation.kind === 'alterColumn' || operation.kind === 'dropColumn';
  return isChange ? [operation.column] : [];
}

function retypedColumn(operation: TableOperation): readonly string[] {
  if (operation.kind !== 'alterColumn') return [];
  const { existing, change } = operation;
  const { type = existing.type, collation, generated } = change;
  const stays = type === existing.type && collation === undefined && generated === undefined;
  return stays ? [] : [operation.column];
}

/** One operation after the other: a later one may look up what an earlier one will not have changed yet. */
async function batchSteps(
  operations: readonly TableOperation[],
  context: Context,
  computed: ReadonlySet<string>,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const operation of operations) {
    if (isRepetition(operation, operations)) steps.push(pause);
    steps.push(...(await tableSteps(operation, context, computed)));
  }
  return steps;
}

function isRepetition(operation: TableOperation, batch: readonly TableOperation[]): boolean {
  if (operation.kind !== 'createConstraint') return false;
  const created = batch.flatMap((each) =>
    each.kind === 'createConstraint' ? [each.constraint] : [],
  );
  return repeatsColumns(operation.constraint, created);
}

/** `computed` are columns that have to be computed anew. */
async function tableSteps(
  operation: TableOperation,
  context: Context,
  computed: ReadonlySet<string>,
): Promise<readonly Step[]> {
  switch (operation.kind) {
    case 'addColumn':
      return addColumn(operation);
    case 'dropColumn':
      return [clause(`DROP COLUMN ${quoting.identifier(operation.column)}`)];
    case 'alterColumn':
      return alterColumn(operation, context, { recompute: computed.has(operation.column) });
    case 'renameColumn':
      return [
        renaming(operation.table, 'COLUMN', operation),
        ...(await followColumn(operation, context)).map(rename),
      ];
    case 'createConstraint':
      return [await addConstraint(operation, context)];
    case 'dropConstraint': {
      const name = await nameOfDropped(operation, context.db);
      return [clause(`DROP CONSTRAINT ${quoting.identifier(name)}`)];
    }
    case 'renameConstraint':
      return [renaming(operation.table, 'CONSTRAINT', operation)];
    case 'alterTableOptions':
      return [];
  }
}

/** A partitioned table takes no foreign key whose rows are left unchecked: they are checked at once. */
async function addConstraint(operation: CreateConstraint, context: Context): Promise<Step> {
  const { constraint, notValid } = operation;
  const definition = `ADD ${constraintDefinition(constraint, context.server)}`;
  const isUnchecked =
    notValid && !(constraint.kind === 'foreignKey' && (await isPartitioned(operation, context)));
  return clause(isUnchecked ? `${definition} NOT VALID` : definition);
}

/** The statements for a column that becomes NOT NULL by a check; all others follow in one ALTER TABLE. */
async function alterColumnConcurrently(
  operation: AlterColumn,
  context: Context,
): Promise<readonly string[]> {
  const { concurrently: _concurrently, ...plain } = operation;
  if (plain.change.nullable !== false) return alterTogether(plain.table, [plain], context);
  const { nullable: _nullable, ...rest } = plain.change;
  const altered =
    Object.keys(rest).length === 0
      ? []
      : await alterTogether(plain.table, [{ ...plain, change: rest, fill: null }], context);
  return [...altered, ...setNotNullConcurrently(plain)];
}

/** Only a unique constraint with a name is made of an index. */
async function createConstraintConcurrently(
  { concurrently: _concurrently, ...plain }: CreateConstraint,
  context: Context,
): Promise<readonly string[]> {
  const { table, constraint } = plain;
  const isMade = isNamedUnique(constraint) && !(await isPartitioned(plain, context));
  return isMade
    ? createUniqueConcurrently(table, constraint, context)
    : alterTogether(table, [plain], context);
}

function renaming(
  table: TableName,
  kind: 'COLUMN' | 'CONSTRAINT',
  { from, to }: { readonly from: string; readonly to: string },
): Step {
  const [before, after] = [quoting.identifier(from), quoting.identifier(to)];
  return rename(`ALTER TABLE ${quoteTable(table)} RENAME ${kind} ${before} TO ${after}`);
}

function orderUnsupported(table: TableName): Error {
  return operationUnsupported(
    `change the order of the columns of ${formatTableName(table)}`,
    'PostgreSQL',
    'Leave out `partialReordering`, or make a table anew and copy the rows.',
  );
}

/** An index lives in the schema of its table. */
function besideTable({ schema }: TableName, index: string): string {
  return quoteTable({ schema, name: index });
}
