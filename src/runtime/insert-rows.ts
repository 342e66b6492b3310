import type { Dialect, StoredColumn } from '../dialect/dialect.ts';
import { insertStatements } from '../dialect/insert-statements.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { BulkInsert } from '../operation/bulk-insert.ts';
import type { Row } from '../schema/row.ts';
import { formatTableName, type TableName } from '../schema/table-name.ts';
import { checkRows } from './check-rows.ts';
import type { Journal } from './journal.ts';
import { tableNotFound } from './runtime-error.ts';

/** What carries out `op.bulkInsert`. */
interface Inserter {
  readonly dialect: Dialect;
  /** Where the columns of the table are read; null where nothing is known of them. */
  readonly catalog: Queryable | null;
  /** Whether a script is written, which has the values in its statements. */
  readonly offline: boolean;
  readonly journal: Journal;
  run(statement: string, parameters?: readonly unknown[]): Promise<unknown>;
}

/**
 * Inserts rows. For the journal they are one step without statements of its own: none of them commits
 * by itself, so that the rows and the note that they are there are kept or rolled back together.
 * @throws {LimbeckError} `ROWS_INVALID`, `TABLE_NOT_FOUND` before a row is inserted.
 */
export async function insertRows(
  table: TableName,
  rows: readonly Row[],
  { dialect, catalog, offline, journal, run }: Inserter,
): Promise<void> {
  const operation: BulkInsert = { kind: 'bulkInsert', table, rows };
  const readColumns = async (): Promise<readonly StoredColumn[] | null> => {
    const columns = catalog && (await dialect.columnsOf(catalog, table));
    if (columns === null && !offline) throw tableNotFound(formatTableName(table));
    checkRows(operation, columns);
    return columns;
  };
  await journal.carryOut(operation, {
    async statements() {
      if (!offline) return [];
      await readColumns();
      return dialect.statements(operation, catalog);
    },
    run,
    async conclude() {
      if (offline) return;
      const columns = await readColumns();
      for (const { statement, parameters } of insertStatements(operation, columns, dialect)) {
        await run(statement, parameters);
      }
    },
  });
}
