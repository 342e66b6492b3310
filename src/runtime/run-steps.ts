import { basename } from 'node:path';
import type { Dialect, Outside } from '../dialect/dialect.ts';
import { LimbeckError } from '../error.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { NamingConvention } from '../operation/name-unnamed.ts';
import type { TableName } from '../schema/table-name.ts';
import type { Step } from '../revision/plan-steps.ts';
import { createOperations } from './create-operations.ts';
import type { EntityAccess } from './entity-access.ts';
import type { Guard } from './guard.ts';
import type { HistoryRecord, HistoryTable } from './history-table.ts';
import type { JournalTable } from './journal-table.ts';
import { loadMigration, type Migrate } from './load-migration.ts';
import { migrationFailed } from './runtime-error.ts';
import { statementLog, type StatementLog } from './statement-log.ts';
import type { TransactionFrame } from './transaction-frame.ts';
import type { VersionTable } from './version-table.ts';
import { watchOperations } from './watch-operations.ts';

/** A step that has been taken. */
export interface StepTaken extends Step {
  readonly milliseconds: number;
}

/** What it takes to run migration files against one database. */
export interface Runner {
  readonly dialect: Dialect;
  readonly db: Queryable;
  readonly versionTable: VersionTable;
  /** The table in which TypeORM records views and generated columns; null leaves it alone. */
  readonly typeormMetadata: TableName | null;
  readonly historyTable: HistoryTable;
  /** TypeORM's way to the rows on the same connection; null where there is none. */
  readonly entities: EntityAccess | null;
  readonly journalTable: JournalTable;
  /** How what is created without a name is called. */
  readonly naming?: NamingConvention;
  /** Default `perRevision`. */
  readonly frame?: TransactionFrame;
  /** Who runs them, and with which version of Limbeck, for the history table. */
  readonly author: Pick<HistoryRecord, 'actor' | 'tool'>;
  /** Loads a migration file as a module. */
  load(path: string): Promise<Record<string, unknown>>;
  /** What tells one text of a migration file from another. */
  checksum(path: string): Promise<string>;
  /** The time of day. */
  date(): Date;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** What judges the operations of a step, called when it begins. Default nothing does. */
  guardFor?(step: Step): Guard;
  /** Called in the transaction of a step, once it is on record. */
  onRecorded?(step: Step): void | Promise<void>;
  /** Called when a step begins, the `number`th of `total`. */
  onStart?(step: Step, place: { readonly number: number; readonly total: number }): void;
  onStep?(step: StepTaken): void;
}

/**
 * Runs migration files one after the other, each with its row of the version table: in a transaction
 * of its own, or all in one.
 * @throws {LimbeckError} `MIGRATION_FAILED`; the steps before it stay where each has its own.
 */
export async function runSteps(
  steps: readonly Step[],
  runner: Runner,
): Promise<readonly StepTaken[]> {
  const { dialect, db, frame } = runner;
  const last = steps.at(-1);
  // Where DDL commits on its own, one transaction for all of them would promise too much.
  if (frame !== 'perRun' || !dialect.transactionalDdl || last === undefined) {
    return takeSteps(steps, { ...runner, transaction: (work) => dialect.transaction(db, work) });
  }
  try {
    const { onStep: _, ...silent } = runner;
    const taken = await dialect.transaction(db, (outside) =>
      takeSteps(steps, { ...silent, transaction: (work) => work(outside) }),
    );
    // Only by now it is certain that they stay.
    for (const step of taken) runner.onStep?.(step);
    return taken;
  } catch (cause) {
    throw isFailure(cause) ? cause : failureOf(last, cause, { runner, log: statementLog() });
  }
}

/** A runner, and how a step gets its transaction. */
interface FramedRunner extends Runner {
  transaction(work: (outside: Outside) => Promise<void>): Promise<void>;
}

async function takeSteps(
  steps: readonly Step[],
  runner: FramedRunner,
): Promise<readonly StepTaken[]> {
  const taken: StepTaken[] = [];
  for (const [index, step] of steps.entries()) {
    runner.onStart?.(step, { number: index + 1, total: steps.length });
    const migrate = await loadMigration(step, runner);
    const start = runner.now();
    await runStep(step, migrate, runner);
    const done = { ...step, milliseconds: runner.now() - start };
    taken.push(done);
    runner.onStep?.(done);
  }
  return taken;
}

async function runStep(step: Step, migrate: Migrate, runner: FramedRunner): Promise<void> {
  const { dialect, db, versionTable, historyTable, journalTable, typeormMetadata } = runner;
  const startedAt = runner.date();
  const log = statementLog(!dialect.transactionalDdl);
  const { revision, direction } = step;
  const journal = await journalTable.open({ revision: revision.id, direction });
  const { entities, naming = {} } = runner;
  const guard = runner.guardFor?.(step);
  try {
    await runner.transaction(async (outside) => {
      const { op, settle } = watchOperations(
        createOperations({
          dialect,
          db,
          outside,
          log,
          journal,
          typeormMetadata,
          entities,
          naming,
          ...(guard === undefined ? {} : { guard }),
        }),
      );
      try {
        await (runner.frame === 'none' ? op.autocommit(() => migrate(op)) : migrate(op));
      } finally {
        await settle();
      }
      // Where DDL commits on its own, both tables have to be there before either is written.
      await historyTable.ensure();
      await versionTable.write(step.headsAfter);
      await historyTable.write(await recordOf(step, startedAt, runner));
      await runner.onRecorded?.(step);
      await journalTable.clear();
    });
  } catch (cause) {
    throw failureOf(step, cause, { runner, log });
  }
}

function failureOf(
  step: Step,
  cause: unknown,
  { runner, log }: { readonly runner: Runner; readonly log: StatementLog },
): LimbeckError {
  const { dialect, frame } = runner;
  return migrationFailed({
    ...step,
    statement: log.failedWith(cause),
    lasting: log.lastKept(),
    keeper: dialect.transactionalDdl ? null : dialect.product,
    frame,
    cause,
  });
}

function isFailure(error: unknown): boolean {
  return error instanceof LimbeckError && error.code === 'MIGRATION_FAILED';
}

async function recordOf(
  { revision, direction }: Step,
  startedAt: Date,
  runner: Runner,
): Promise<HistoryRecord> {
  return {
    revision: revision.id,
    direction,
    startedAt,
    finishedAt: runner.date(),
    ...runner.author,
    file: basename(revision.path),
    checksum: await runner.checksum(revision.path),
  };
}
