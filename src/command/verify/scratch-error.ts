import type { Dialect } from '../../dialect/dialect.ts';
import type { ScratchDatabases } from '../../dialect/scratch-databases.ts';
import { LimbeckError } from '../../error.ts';
import { formatTableName, type TableName } from '../../schema/table-name.ts';

/** The user may not create a database. */
export function scratchDenied({ grant }: ScratchDatabases, cause: Error): LimbeckError {
  return new LimbeckError(
    'SCRATCH_DENIED',
    `The user of the connection may not create a scratch database: ${cause.message.replace(/\.$/, '')}.`,
    `Give it the right (\`${grant}\`), or name an empty database: \`--scratch <url>\`.`,
    { cause },
  );
}

/** There are no servers to choose from. */
export function scratchInMemory({ product }: Pick<Dialect, 'product'>): LimbeckError {
  return new LimbeckError(
    'SCRATCH_INVALID',
    `Migrations for ${product} are verified in memory, which takes no other database; nothing was run.`,
    'Leave `--scratch` out.',
  );
}

/** Not the URL of a database; it may hold a password, and is not shown. */
export function scratchUrlInvalid(
  { schemes }: ScratchDatabases,
  { product }: Pick<Dialect, 'product'>,
): LimbeckError {
  return new LimbeckError(
    'SCRATCH_INVALID',
    `\`--scratch\` is no URL of a database of ${product}; nothing was run.`,
    `Write \`--scratch ${schemes[0] ?? ''}//user@host/database\`.`,
  );
}

/** PostgreSQL in the process is asked for, and is not there. */
export function pgliteMissing(packages: readonly string[]): LimbeckError {
  return new LimbeckError(
    'SCRATCH_INVALID',
    `\`--scratch pglite\` takes ${packages.map((name) => `\`${name}\``).join(' and ')}, which the project has not installed.`,
    `Install them: \`npm install --save-dev ${packages.join(' ')}\`.`,
  );
}

/** A database that somebody uses. */
export function scratchNotEmpty(name: string, found: readonly TableName[]): LimbeckError {
  const [first, ...others] = found.map(formatTableName);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return new LimbeckError(
    'SCRATCH_INVALID',
    `The scratch database \`${name}\` is not empty: it holds ${first}${more}; nothing was run.`,
    'Name one that is empty: what it holds would be dropped.',
  );
}

/** The options of the data source lead somewhere else than they were told. */
export function scratchMissed(name: string, reached: string | null): LimbeckError {
  return new LimbeckError(
    'SCRATCH_INVALID',
    `The connection to the scratch database \`${name}\` reached \`${reached ?? 'no database'}\`; nothing was run.`,
    'Take the database out of `extra` in the options of the DataSource, where it overrides `database`.',
  );
}

/** Something is said of a database that is not the one of the connection. */
export function reachesOutside(what: string, database: string): LimbeckError {
  return new LimbeckError(
    'SCRATCH_INVALID',
    `${what} reaches into the database \`${database}\`, which no scratch database can stand in for.`,
    'Leave the database out where it is that of the connection; what needs several is not verified.',
  );
}

/** A scratch database could not be dropped. */
export function scratchLeft(name: string, cause: unknown): LimbeckError {
  const reason = cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause);
  return new LimbeckError(
    'SCRATCH_LEFT',
    `The scratch database \`${name}\` could not be taken away: ${reason}.`,
    `Drop it by hand: \`DROP DATABASE ${name}\`.`,
    { cause },
  );
}

/** Somebody has pressed Ctrl-C. */
export function verificationInterrupted(): LimbeckError {
  return new LimbeckError(
    'CANCELLED',
    'The verification was interrupted; nothing of it is left on the server.',
    'Run the command again.',
  );
}

/** A symbol that stands for no revision. */
export function nothingToVerify(symbol: string | null): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    symbol === null
      ? 'There is no revision to verify.'
      : `There is no revision to verify in \`${symbol}\`.`,
    'Name one, or a range such as `base:heads`; see `limbeck history`.',
  );
}

/** Whether Limbeck itself has refused to go on, for the sake of what is not the scratch database. */
export function isRefusal(error: unknown): error is LimbeckError {
  return error instanceof LimbeckError && error.code === 'SCRATCH_INVALID';
}
