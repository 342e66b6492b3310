import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { RenameColumn } from '../../operation/rename-column.ts';
import type { Queryable } from '../queryable.ts';
import { isNative, nativeStatement } from './alter-native.ts';
import { alterDraft, draftOf, type RebuildOperation } from './draft.ts';
import { droppedColumns, rebuildStatements } from './rebuild.ts';
import { enclosureFor } from './rebuild-enclosure.ts';
import { withPragmaOff } from './with-pragma-off.ts';
import { quoteName } from './quoting.ts';
import { offlineUnsupported } from './sqlite-error.ts';
import { readTableState, type TableState } from './table-state.ts';
import { verifyDependents } from './verify-dependents.ts';

/**
 * The statements that alter a table. What ALTER TABLE does without loss is left to it; all else goes
 * through one rebuild. Columns are always renamed by ALTER TABLE, which carries the name on
 * into indexes, views, triggers and the foreign keys of other tables; so a batch is rebuilt once
 * between one renaming and the next.
 */
export async function alterTableStatements(
  db: Queryable | null,
  table: string,
  operations: readonly TableOperation[],
): Promise<readonly string[]> {
  if (db === null) return operations.map((operation) => offlineStatement(table, operation));
  const steps = splitSteps(operations);
  const isNested = steps.filter(({ kind }) => kind === 'rebuild').length > 1;
  const plan = (): Promise<PlannedStep> => planSteps(db, table, steps);
  const { statements, rebuilt } = await (isNested
    ? withPragmaOff(db, 'foreign_keys', plan)
    : plan());
  return rebuilt ? enclosureFor(db, table, statements) : statements;
}

async function planSteps(
  db: Queryable,
  table: string,
  steps: readonly Step[],
): Promise<PlannedStep> {
  const statements: string[] = [];
  let rebuilt = false;
  for (const step of steps) {
    const planned =
      step.kind === 'renameColumn'
        ? { statements: [renameColumnStatement(step)], rebuilt: false }
        : await planStep(db, await readStateAfter(db, table, statements), step.operations);
    statements.push(...planned.statements);
    rebuilt ||= planned.rebuilt;
  }
  return { statements, rebuilt };
}

/** Alterations that share one rebuild. */
interface RebuildStep {
  readonly kind: 'rebuild';
  readonly operations: readonly RebuildOperation[];
}

type Step = RenameColumn | RebuildStep;

function splitSteps(operations: readonly TableOperation[]): readonly Step[] {
  const steps: Step[] = [];
  for (const operation of operations) {
    const last = steps.at(-1);
    if (operation.kind === 'renameColumn') steps.push(operation);
    else if (last?.kind === 'rebuild') {
      steps.splice(-1, 1, { kind: 'rebuild', operations: [...last.operations, operation] });
    } else steps.push({ kind: 'rebuild', operations: [operation] });
  }
  return steps;
}

interface PlannedStep {
  readonly statements: readonly string[];
  readonly rebuilt: boolean;
}

async function planStep(
  db: Queryable,
  state: TableState,
  operations: readonly RebuildOperation[],
): Promise<PlannedStep> {
  const draft = alterDraft(draftOf(state.table), operations);
  if (draft.table.sql === state.table.sql) return { statements: [], rebuilt: false };
  if (operations.every((operation) => isNative(operation, operations, state))) {
    const statements = operations.map((operation) => nativeStatement(state.table.name, operation));
    return { statements, rebuilt: false };
  }
  const dropped = droppedColumns(state.table, draft);
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

function renameColumnStatement({ table, from, to }: RenameColumn): string {
  return `ALTER TABLE ${quoteName(table.name)} RENAME COLUMN ${quoteName(from)} TO ${quoteName(to)}`;
}

function offlineStatement(table: string, operation: TableOperation): string {
  if (operation.kind === 'renameColumn') return renameColumnStatement(operation);
  if (isNative(operation, [operation], null)) return nativeStatement(table, operation);
  throw offlineUnsupported(operation.kind, table);
}
