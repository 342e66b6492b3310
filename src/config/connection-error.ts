import { LimbeckError } from '../error.ts';
import type { DatabaseTarget } from './database-target.ts';
import { quoted } from './quoted.ts';

/** The npm package of each driver. */
const driverPackages: Readonly<Record<string, string>> = {
  postgres: 'pg',
  mysql: 'mysql2',
  mariadb: 'mysql2',
  'better-sqlite3': 'better-sqlite3',
};

/** The package that speaks to the database is not installed. */
export function driverNotInstalled(type: string, cause: unknown): LimbeckError {
  const name = driverPackages[type] ?? type;
  return new LimbeckError(
    'CONNECTION_FAILED',
    `The data source is of type ${quoted(type)}, and its driver ${quoted(name)} is not installed.`,
    `Run \`npm install ${name}\`.`,
    { cause },
  );
}

/** The folder of a database file does not exist. */
export function folderMissing(file: string): LimbeckError {
  return new LimbeckError(
    'CONNECTION_FAILED',
    `The folder of the database ${file} does not exist.`,
    'Create it, or correct `database` in the options of the DataSource.',
  );
}

/** Why a connection did not come about. */
export type ConnectionFault =
  | 'refused'
  | 'unknown host'
  | 'timeout'
  | 'wrong password'
  | 'no right'
  | 'unknown database'
  | 'unreadable file'
  | 'other';

/** A connection that failed; `reason` must be fit to be shown. */
export function connectionFailed(
  fault: ConnectionFault,
  target: DatabaseTarget,
  reason: string,
  cause: unknown,
): LimbeckError {
  const [message, hint] = connectionText(fault, target, reason);
  return new LimbeckError('CONNECTION_FAILED', message, hint, { cause });
}

function connectionText(
  fault: ConnectionFault,
  target: DatabaseTarget,
  reason: string,
): readonly [message: string, hint: string] {
  const server = `${target.host ?? 'localhost'}${target.port === null ? '' : `:${target.port}`}`;
  const database = target.database === null ? 'its database' : quoted(target.database);
  const user = target.user === null ? '' : ` as ${quoted(target.user)}`;
  switch (fault) {
    case 'refused':
      return [`No database answers at ${server}.`, 'Start the server, or correct host and port.'];
    case 'unknown host':
      return [
        `The host ${quoted(target.host ?? '')} of the database is not known.`,
        'Correct `host` in the options of the DataSource.',
      ];
    case 'timeout':
      return [`The database at ${server} does not answer.`, 'Check the network, host and port.'];
    case 'wrong password':
      return [
        `${server} does not let ${target.user === null ? 'this user' : quoted(target.user)} in to ${database}.`,
        'Correct `username` and `password` in the options of the DataSource.',
      ];
    case 'no right':
      return [
        `${server} gives ${target.user === null ? 'this user' : quoted(target.user)} no right to ${database}.`,
        'Grant it, connect as another user, or correct `database`.',
      ];
    case 'unknown database':
      return [
        `There is no database ${database} at ${server}.`,
        'Create it, or correct `database` in the options of the DataSource.',
      ];
    case 'unreadable file':
      return [
        `${target.file ?? database} cannot be opened as a database: ${reason}.`,
        'Correct `database` in the options of the DataSource, or the rights to the file.',
      ];
    case 'other':
      return [
        `Cannot connect to ${target.file ?? `${database} at ${server}`}${user}: ${reason}.`,
        'Correct the options of the DataSource.',
      ];
  }
}
