import { basename } from 'node:path';
import type { Dialect } from '../dialect/dialect.ts';
import type { NamingConvention } from '../operation/name-unnamed.ts';
import type { Step } from '../revision/plan-steps.ts';
import type { TableName } from '../schema/table-name.ts';
import { createOperations } from './create-operations.ts';
import { historyInsert, type HistoryRecord } from './history-table.ts';
import { loadMigration, type MigrationLoader } from './load-migration.ts';
import type { OwnTables } from './own-tables.ts';
import { scriptFailed } from './runtime-error.ts';
import type { ScriptStep } from './script.ts';
import { scriptWriter } from './script-writer.ts';
import { stagedDialect, type Stage } from './staged-dialect.ts';
import type { TransactionFrame } from './transaction-frame.ts';
import { versionChange } from './version-change.ts';
import { watchOperations } from './watch-operations.ts';

/** What it takes to write migration files down as SQL. */
export interface Scribe extends MigrationLoader {
  readonly dialect: Dialect;
  /** The tables of Limbeck. */
  readonly tables: OwnTables;
  /** The table in which TypeORM records views and generated columns; null leaves it alone. */
  readonly typeormMetadata: TableName | null;
  /** Null where there is none. */
  readonly stage: Stage | null;
  /** How what is created without a name is called. */
  readonly naming: NamingConvention;
  readonly frame: TransactionFrame;
  /** Who writes the script, for the history table. */
  readonly author: Pick<HistoryRecord, 'actor' | 'tool'>;
  /** What tells one text of a migration file from another. */
  checksum(path: string): Promise<string>;
}

/**
 * Writes migration files down one after the other, each with its rows of the version and history
 * tables. `heads` is what the version table holds before.
 * @throws {LimbeckError} `MIGRATION_FAILED` for one that needs a database.
 */
export async function writeSteps(
  steps: readonly Step[],
  heads: readonly string[],
  scribe: Scribe,
): Promise<readonly ScriptStep[]> {
  const written: ScriptStep[] = [];
  let before = heads;
  for (const step of steps) {
    const migration = await writeMigration(step, scribe);
    const records = [
      ...writeVersion(before, step.headsAfter, scribe),
      await writeHistory(step.revision, step.direction, scribe),
    ];
    written.push({ ...step, statements: [...migration, ...records] });
    before = step.headsAfter;
  }
  return written;
}

/**
 * The statements of one migration alone.
 * @throws {LimbeckError} `MIGRATION_FAILED` for one that needs a database.
 */
export async function writeMigration(step: Step, scribe: Scribe): Promise<readonly string[]> {
  const { stage, typeormMetadata, naming, frame } = scribe;
  const dialect = stage === null ? scribe.dialect : stagedDialect(scribe.dialect, stage);
  const migrate = await loadMigration(step, scribe);
  const writer = scriptWriter(dialect, stage);
  const { op, settle } = watchOperations(
    createOperations({
      dialect,
      db: writer,
      catalog: stage?.db ?? null,
      offline: true,
      answers: false,
      typeormMetadata,
      naming,
      outside: (work) => writer.outside(work),
    }),
  );
  try {
    try {
      await (frame === 'none' ? op.autocommit(() => migrate(op)) : migrate(op));
    } finally {
      await settle();
    }
  } catch (cause) {
    throw scriptFailed(step, cause);
  }
  return writer.statements;
}

/** The statements that take the version table from some heads to others. */
export function writeVersion(
  before: readonly string[],
  after: readonly string[],
  { dialect, tables }: Pick<Scribe, 'dialect' | 'tables'>,
): readonly string[] {
  return versionChange(tables.version, { before, after }, dialect.quoting).map(
    ({ text, parameters }) => dialect.script.inline(text, parameters),
  );
}

/** The statement that adds a step to the history table, as of the time at which it runs. */
export async function writeHistory(
  { id, path }: Step['revision'],
  direction: HistoryRecord['direction'],
  { dialect, tables, author, checksum }: Omit<Scribe, keyof MigrationLoader>,
): Promise<string> {
  const { utcNow } = dialect.script;
  const record = {
    revision: id,
    direction,
    ...author,
    file: basename(path),
    checksum: await checksum(path),
    times: { startedAt: utcNow, finishedAt: utcNow },
  };
  return historyInsert(tables.history, record, dialect);
}
