import type { BatchAlterTable, TableOperation } from '../../operation/batch-alter-table.ts';
import type { RenameColumn } from '../../operation/rename-column.ts';
import type { Queryable } from '../queryable.ts';
import { isNative, nativeStatement } from './alter-native.ts';
import { createTableStatements } from './ddl-table.ts';
import { alterDraft, draftOf, type RebuildOperation } from './draft.ts';
import { parseTable } from './parse-table.ts';
import { columnsBeside, rebuildStatements } from './rebuild.ts';
import { reorderColumns } from './reorder-columns.ts';
import { enclosureFor } from './rebuild-enclosure.ts';
import { withPragmaOff } from './with-pragma-off.ts';
import { quoteName } from './quoting.ts';
import {
  columnNotFound,
  columnsUndescribed,
  offlineUnsupported,
  rebuildForbidden,
} from './sqlite-error.ts';
import type { TableDefinition } from './table-definition.ts';
import { readTableState, type TableState } from './table-state.ts';
import { verifyDependents } from './verify-dependents.ts';

/** What a batch says of the table as a whole. */
type RebuildWay = Pick<BatchAlterTable, 'recreate' | 'order' | 'copyFrom'>;

/**
 * The statements that alter a table. What ALTER TABLE does without loss is left to it; all else goes
 * through one rebuild. Columns are always renamed by ALTER TABLE, which carries the name on
 * into indexes, views, triggers and the foreign keys of other tables; so a batch is rebuilt once
 * between one renaming and the next. Where there is a description of the table, a rebuild starts from
 * that.
 */
export async function alterTableStatements(
  db: Queryable | null,
  table: string,
  operations: readonly TableOperation[],
  way: RebuildWay = {},
): Promise<readonly string[]> {
  if (db === null) return operations.map((operation) => offlineStatement(table, operation));
  const steps = splitSteps(operations, way);
  const isNested = steps.filter(({ kind }) => kind === 'rebuild').length > 1;
  const plan = (): Promise<PlannedStep> => planSteps(db, table, steps, way);
  const { statements, rebuilt } = await (isNested
    ? withPragmaOff(db, 'foreign_keys', plan)
    : plan());
  return rebuilt ? enclosureFor(db, table, statements) : statements;
}

async function planSteps(
  db: Queryable,
  table: string,
  steps: readonly Step[],
  way: RebuildWay,
): Promise<PlannedStep> {
  const statements: string[] = [];
  let rebuilt = false;
  for (const step of steps) {
    const planned =
      step.kind === 'renameColumn'
        ? { statements: [renameColumnStatement(step)], rebuilt: false }
        : await planStep(db, await readStateAfter(db, table, statements), step, way);
    statements.push(...planned.statements);
    rebuilt ||= planned.rebuilt;
  }
  return { statements, rebuilt };
}

/** Alterations that share one rebuild. */
interface RebuildStep {
  readonly kind: 'rebuild';
  readonly operations: readonly RebuildOperation[];
  /** The text to start from in place of the table's own. */
  readonly text?: string;
}

type Step = RenameColumn | RebuildStep;

function splitSteps(
  operations: readonly TableOperation[],
  { recreate, order, copyFrom }: RebuildWay,
): readonly Step[] {
  const [text] = copyFrom === undefined ? [] : createTableStatements(copyFrom);
  const steps: Step[] = text === undefined ? [] : [{ kind: 'rebuild', operations: [], text }];
  for (const operation of operations) {
    const last = steps.at(-1);
    if (operation.kind === 'renameColumn') steps.push(operation);
    else if (last?.kind === 'rebuild') {
      steps.splice(-1, 1, { ...last, operations: [...last.operations, operation] });
    } else steps.push({ kind: 'rebuild', operations: [operation] });
  }
  // What is asked of the table as a whole is done at the end, whatever else there is to do.
  const isWhole = recreate === 'always' || Boolean(order?.to);
  if (isWhole && steps.at(-1)?.kind !== 'rebuild') steps.push({ kind: 'rebuild', operations: [] });
  return steps;
}

interface PlannedStep {
  readonly statements: readonly string[];
  readonly rebuilt: boolean;
}

async function planStep(
  db: Queryable,
  state: TableState,
  { operations, text }: RebuildStep,
  { recreate, order }: RebuildWay,
): Promise<PlannedStep> {
  const from = text === undefined ? state.table : describedTable(text, state);
  const altered = alterDraft(draftOf(from), operations);
  const draft = { ...altered, table: reorderColumns(altered.table, order?.to ?? []) };
  const isForced = recreate === 'always';
  if (!isForced && draft.table.sql === state.table.sql) return { statements: [], rebuilt: false };
  const isReordered = draft.table.sql !== altered.table.sql;
  if (
    !isForced &&
    !isReordered &&
    operations.every((operation) => isNative(operation, operations, state))
  ) {
    const statements = operations.map((operation) => nativeStatement(state.table.name, operation));
    return { statements, rebuilt: false };
  }
  if (recreate === 'never') throw rebuildForbidden(state.table.name);
  const dropped = columnsBeside(draft.table, state.table);
  const verifications = await verifyDependents(db, state, dropped);
  return { statements: [...rebuildStatements(state, draft), ...verifications], rebuilt: true };
}

/** The table as it is going to be after some statements, which are run and taken back. */
async function readStateAfter(
  db: Queryable,
  table: string,
  statements: readonly string[],
): Promise<TableState> {
  if (statements.length === 0) return readTableState(db, table);
  await db.query('SAVEPOINT limbeck_plan');
  try {
    for (const statement of statements) await db.query(statement);
    return await readTableState(db, table);
  } finally {
    await db.query('ROLLBACK TO limbeck_plan');
    await db.query('RELEASE limbeck_plan');
  }
}

/** The table as it was described. @throws {LimbeckError} `OPERATION_UNSUPPORTED` where values would be lost */
function describedTable(text: string, { table }: TableState): TableDefinition {
  const described = parseTable(text);
  const missing = columnsBeside(described, table);
  if (missing.length > 0) throw columnsUndescribed(table.name, missing);
  const [unknown] = columnsBeside(table, described);
  if (unknown !== undefined) throw columnNotFound(table.name, unknown);
  return described;
}

function renameColumnStatement({ table, from, to }: RenameColumn): string {
  return `ALTER TABLE ${quoteName(table.name)} RENAME COLUMN ${quoteName(from)} TO ${quoteName(to)}`;
}

function offlineStatement(table: string, operation: TableOperation): string {
  if (operation.kind === 'renameColumn') return renameColumnStatement(operation);
  if (isNative(operation, [operation], null)) return nativeStatement(table, operation);
  throw offlineUnsupported(operation.kind, table);
}
