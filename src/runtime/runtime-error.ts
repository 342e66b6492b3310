import { LimbeckError } from '../error.ts';
import type { Revision } from '../revision/revision.ts';

/** A migration file whose upgrade or downgrade stopped half-way. */
export function migrationFailed(failure: {
  readonly revision: Revision;
  readonly direction: 'upgrade' | 'downgrade';
  readonly statement: string | null;
  readonly rolledBack: boolean;
  readonly product: string;
  readonly cause: unknown;
}): LimbeckError {
  const { revision, direction, statement, cause } = failure;
  const during = statement === null ? '' : ` while running: ${oneLine(statement)}`;
  return new LimbeckError(
    'MIGRATION_FAILED',
    `The ${direction} of revision ${revision.id} (${revision.path}) failed: ${reasonOf(cause)}${during}`,
    failure.rolledBack
      ? 'It was rolled back and nothing of it is recorded: correct the file and run the command again.'
      : `${failure.product} cannot roll back DDL: what ran before that statement stays, though the revision is not recorded. Undo it by hand, correct the file, and run the command again.`,
    { cause },
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
  return reason.endsWith('.') ? reason.slice(0, -1) : reason;
}

function oneLine(statement: string): string {
  const line = statement.replaceAll(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
