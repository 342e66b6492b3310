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
  /** Null where DDL can be rolled back. */
  readonly journal: TableName | null;
}

/** The statements that create the tables in a script, those apart that are there. */
export async function createOwnTables(
  { version, history, journal }: OwnTables,
  dialect: Dialect,
): Promise<readonly string[]> {
  return [
    createVersionTable(version, dialect.quoting, { ifNotExists: true }),
    ...(await createUnlessThere(history, historyElements, dialect)),
    ...(journal === null ? [] : await createUnlessThere(journal, journalElements, dialect)),
  ];
}
