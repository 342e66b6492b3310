import type { Dialect } from '../dialect/dialect.ts';
import type { TableName } from '../schema/table-name.ts';
import { createUnlessThere } from './ensure-table.ts';
import { historyElements } from './history-table.ts';
import { journalElements } from './journal-table.ts';
import { createVersionTable } from './version-change.ts';

/** The names of the tables that Limbeck keeps for itself. */
export interface OwnTables {
  readonly version: TableName;
  readonly history: TableName;
  readonly journal: TableName;
}

/**
 * The statements that create the tables in a script, those apart that are there; no journal where DDL
 * can be rolled back, as only `op.autocommit` needs it there.
 */
export async function createOwnTables(
  { version, history, journal }: OwnTables,
  dialect: Dialect,
): Promise<readonly string[]> {
  return [
    createVersionTable(version, dialect.quoting, { ifNotExists: true }),
    ...(await createUnlessThere(history, historyElements, dialect)),
    ...(dialect.transactionalDdl ? [] : await createUnlessThere(journal, journalElements, dialect)),
  ];
}
