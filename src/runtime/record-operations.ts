import type { Dialect } from '../dialect/dialect.ts';
import { nameUnnamed, type NamingConvention } from '../operation/name-unnamed.ts';
import type { Operation } from '../operation/operation.ts';
import type { Step } from '../revision/plan-steps.ts';
import { loadMigration, type MigrationLoader } from './load-migration.ts';
import { nameOf } from './name-of.ts';
import type { Operations } from './operations.ts';
import { schemaOperations } from './schema-operations.ts';
import { spellExpression } from './spell-expression.ts';
import { traceCalls, type CodePlace } from './trace-calls.ts';
import { watchOperations } from './watch-operations.ts';

/** The operations that a migration asks for, as far as that is known without carrying them out. */
export interface Recording {
  readonly operations: readonly Operation[];
  /** False where it reads the database, which may decide what follows, or fails. */
  readonly isComplete: boolean;
  /** Where the file asks for operations and for the parts of batches; only where that is traced. */
  readonly places: ReadonlyMap<Operation, CodePlace>;
}

/** What it takes to record a migration. */
export interface Recorder extends MigrationLoader {
  readonly dialect: Dialect;
  readonly naming?: NamingConvention;
  /** Whether to note where operations are asked for. Default false. */
  readonly traces?: boolean;
}

/**
 * Runs a migration against nothing, to learn what it is going to do. What it does beside its
 * operations it does all the same.
 */
export async function recordOperations(step: Step, recorder: Recorder): Promise<Recording> {
  const operations: Operation[] = [];
  const tracer = recorder.traces ? traceCalls(step.revision.path) : null;
  let isComplete = true;
  const note = (operation: Operation): void => {
    // What follows a question depends on its answer.
    if (!isComplete) return;
    operations.push(operation);
    tracer?.note(operation);
  };
  const refuse = (): never => {
    isComplete = false;
    throw new Error('A migration that is recorded reads nothing.');
  };
  const recording = recordingOperations(recorder, note, refuse);
  const { op, settle } = watchOperations(tracer?.follow(recording) ?? recording);
  try {
    const migrate = await loadMigration(step, recorder);
    await migrate(op);
    await settle();
  } catch {
    // It fails again when it is run, and is told of then.
    isComplete = false;
  }
  return { operations, isComplete, places: tracer?.places ?? new Map() };
}

function recordingOperations(
  { dialect, naming = {} }: Recorder,
  note: (operation: Operation) => void,
  refuse: () => never,
): Operations {
  let isOutside = false;
  const record = async (operation: Operation): Promise<void> => {
    const isApart = isOutside && operation.kind === 'validateConstraint';
    note(nameUnnamed(isApart ? { ...operation, outside: true } : operation, naming));
  };
  const op: Operations = {
    dialect: dialect.name,
    offline: false,
    ...schemaOperations(dialect, record),
    bulkInsert: async (table, rows, options) =>
      note({ kind: 'bulkInsert', table: nameOf(table, options), rows }),
    execute: async (given, parameters = []) =>
      note({ kind: 'execute', statement: spellExpression(given, dialect), parameters }),
    query: async () => refuse(),
    queryRunner: refuse,
    manager: async () => refuse(),
    once: (work) => work(),
    async autocommit(work) {
      isOutside = true;
      try {
        await work();
      } finally {
        isOutside = false;
      }
    },
    async invoke(operation) {
      // Its `run` is typed where `Operations` are known: see `defineOperation`.
      if (operation.kind === 'custom') return operation.run(op as never);
      return record(operation);
    },
  };
  return op;
}
