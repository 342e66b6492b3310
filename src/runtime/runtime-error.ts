import { LimbeckError } from '../error.ts';
import type { JournalSubject } from './journal-table.ts';
import type { TransactionFrame } from './transaction-frame.ts';
import type { Revision } from '../revision/revision.ts';

/** A migration file whose upgrade or downgrade stopped half-way. */
export interface MigrationFailure {
  readonly revision: Revision;
  readonly direction: 'upgrade' | 'downgrade';
  /** The statement that failed; null when something else did. */
  readonly statement: string | null;
  /** The last statement that stays; null when everything was rolled back. */
  readonly lasting: string | null;
  /** The database that cannot take back DDL; null where only `op.autocommit` has kept it from that. */
  readonly keeper: string | null;
  /** Default `perRevision`. */
  readonly frame?: TransactionFrame | undefined;
  readonly cause: unknown;
}

export function migrationFailed(failure: MigrationFailure): LimbeckError {
  const { revision, direction, statement, cause } = failure;
  const during = statement === null ? '' : ` (while running: ${oneLine(statement)})`;
  return new LimbeckError(
    'MIGRATION_FAILED',
    `The ${direction} of revision ${revision.id} (${revision.path}) failed: ${reasonOf(cause)}${during}.`,
    [...(cause instanceof LimbeckError ? [cause.hint] : []), remedy(failure)].join(' '),
    { cause },
  );
}

function remedy({ lasting, keeper, frame }: MigrationFailure): string {
  const setting = frame === 'none' ? "`transaction: 'none'`" : '`op.autocommit`';
  const reason = keeper === null ? `${setting} has committed` : `${keeper} cannot roll back DDL`;
  const what = frame === 'perRun' && keeper === null ? 'The whole run' : 'It';
  return lasting === null
    ? `${what} was rolled back and nothing of it is recorded: correct the file and run the command again.`
    : `${reason}: what ran before stays, up to ${oneLine(lasting)}. Correct the file from there on, and run the command again: it goes on where this one stopped. To give it up, undo by hand what has run and forget it with \`limbeck stamp\`.`;
}

/** A migration that stopped half-way stands in the way of another one. */
export function migrationUnfinished({ revision, direction }: JournalSubject): LimbeckError {
  return new LimbeckError(
    'MIGRATION_UNFINISHED',
    `The ${direction} of revision ${revision} stopped half-way and was not finished.`,
    `Finish it with \`limbeck ${direction}\`, or undo by hand what has run and forget it with \`limbeck stamp\` and the revision the database is at.`,
  );
}

/** What has run already is not what the file says by now. */
export function finishedOperationEdited(
  { revision, direction }: JournalSubject,
  position: number,
): LimbeckError {
  return new LimbeckError(
    'MIGRATION_UNFINISHED',
    `operation ${position} of the ${direction} of ${revision} has run in part or in full, and is another one by now`,
    'Put it back as it was, or undo by hand what has run and forget it with `limbeck stamp` and the revision the database is at.',
  );
}

/** A change of the schema that would commit rows of which a second run would know nothing. */
export function rowsNotRecorded(
  written: string,
  { statement, product }: { readonly statement: string; readonly product: string },
): LimbeckError {
  return new LimbeckError(
    'ROWS_NOT_RECORDED',
    `a run that goes on after a failure would repeat \`${beginning(written)}\`, which ${product} commits with \`${beginning(statement)}\``,
    'Write the rows in `op.once(async () => { … })`, which no second run repeats.',
  );
}

/** An operation that the server does only where no transaction is open. */
export function autocommitNeeded(what: string, product: string): LimbeckError {
  return new LimbeckError(
    'OPERATION_UNSUPPORTED',
    `${product} cannot ${what} inside of a transaction.`,
    'Put it into `await op.autocommit(async () => { … })`, which commits what stands before it.',
  );
}

/** A change of the schema where nothing may commit. */
export function schemaChangedInOnce(statement: string, product: string): LimbeckError {
  return new LimbeckError(
    'ROWS_NOT_RECORDED',
    `${product} would commit with \`${beginning(statement)}\` what \`op.once\` has written so far`,
    'Change the schema before or after `op.once`.',
  );
}

/** A migration function that does not wait for what it calls; `failure` is what one of these threw. */
export function operationNotAwaited(names: readonly string[], failure: unknown): LimbeckError {
  const calls = [...new Set(names)].map((name) => `\`op.${name}\``).join(', ');
  const result = failure === null ? '' : ` (${reasonOf(failure)})`;
  return new LimbeckError(
    'MIGRATION_FAILED',
    `it does not wait for ${calls}${result}`,
    `Write \`await\` before ${calls}.`,
    { cause: failure },
  );
}

/** Something that a script cannot do. */
export function offlineUnavailable(name: string): LimbeckError {
  return new LimbeckError(
    'OPERATION_UNSUPPORTED',
    `\`${name}\` needs a connection, which there is none of with \`--sql\`.`,
    'Write the change as statements, `if (op.offline) await op.execute(…)`, or run the migration online.',
  );
}

/** A migration that cannot be put into a script. */
export function scriptFailed(
  { revision, direction }: Pick<MigrationFailure, 'revision' | 'direction'>,
  cause: unknown,
): LimbeckError {
  return new LimbeckError(
    'MIGRATION_FAILED',
    `The ${direction} of revision ${revision.id} (${revision.path}) cannot be written as SQL: ${reasonOf(cause)}.`,
    cause instanceof LimbeckError ? cause.hint : 'Correct the file, and run the command again.',
    { cause },
  );
}

/** A table that an operation names and the database does not have. */
export function tableNotFound(table: string): LimbeckError {
  return new LimbeckError(
    'TABLE_NOT_FOUND',
    `There is no table ${table}.`,
    'Check its name, and that the revision that creates it has been applied.',
  );
}

/** A migration file that lacks one of its two functions. */
export function functionMissing(path: string, name: string): LimbeckError {
  return new LimbeckError(
    'REVISION_INVALID',
    `The migration ${path} does not export a function \`${name}\`.`,
    `Add \`export async function ${name}(op: Operations): Promise<void> { … }\`.`,
  );
}

function reasonOf(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return oneLine(reason.replace(/^\w*Error: /, '')).replace(/\.$/, '');
}

function oneLine(text: string, limit = 200): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}

/** Enough of a statement to find it. */
function beginning(statement: string): string {
  return oneLine(statement, 50);
}
