import type { DataSourceOptions } from 'typeorm';
import { connectionFailure } from './connection-failure.ts';
import { databaseTarget } from './database-target.ts';

/**
 * Runs the first queries of a connection. SQLite opens any file, and a pool connects only when it
 * is used, so that a failure there is one of the connection.
 * @throws {LimbeckError} `CONNECTION_FAILED`
 */
export async function firstQuery<Result>(
  options: DataSourceOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw connectionFailure(error, databaseTarget(options));
  }
}
