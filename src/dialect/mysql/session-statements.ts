import type { Operation } from '../../operation/operation.ts';
import type { TableName } from '../../schema/table-name.ts';
import type { Keepsakes } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';
import { statements } from './ddl.ts';
import { isConnected, type TableSource } from './live-table.ts';
import type { MysqlServer } from './server.ts';
import { toSession, withoutModes } from './sql-mode.ts';
import { readKeepsakes } from './view-keepsakes.ts';

/** The statements of an operation as the session reads them; what a migration executes is written for it. */
export async function sessionStatements(
  operation: Operation,
  db: TableSource,
  server: MysqlServer,
): Promise<readonly string[]> {
  const { sqlMode } = server;
  const write = (): Promise<readonly string[]> => statements(operation, db, server);
  const written = await (isConnected(db) ? withoutModes(db, sqlMode, write) : write());
  if (operation.kind === 'execute') return written;
  return written.map((statement) => toSession(statement, sqlMode));
}

/** What a view takes along, in statements as the session reads them. */
export async function sessionKeepsakes(
  db: Queryable,
  view: TableName,
  { sqlMode }: MysqlServer,
): Promise<Keepsakes> {
  const { before, after, giveTo } = await withoutModes(db, sqlMode, () => readKeepsakes(db, view));
  const write = (written: readonly string[]): readonly string[] =>
    written.map((statement) => toSession(statement, sqlMode));
  return {
    before: write(before),
    after: write(after),
    giveTo: (created) => write(giveTo(created)),
  };
}
