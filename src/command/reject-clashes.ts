import type { Dialect } from '../dialect/dialect.ts';
import { entityNamesClash } from '../config/entities-error.ts';
import type { Table } from '../schema/table.ts';
import { formatTableName } from '../schema/table-name.ts';
import { groupBy } from '../util/group-by.ts';

/**
 * Refuses two tables, or two columns of one table, whose names are one name to the database.
 * @throws {LimbeckError} `ENTITIES_INVALID`
 */
export function rejectClashes(tables: readonly Table[], dialect: Dialect): void {
  const { foldName } = dialect.rules;
  reject(
    tables.map(formatTableName),
    (name) => foldName(name, 'table'),
    (names) => entityNamesClash('tables', names, dialect.product),
  );
  for (const table of tables) {
    reject(
      table.columns.map(({ name }) => `${formatTableName(table)}.${name}`),
      (name) => foldName(name, 'member'),
      (names) => entityNamesClash('columns', names, dialect.product),
    );
  }
}

function reject(
  names: readonly string[],
  fold: (name: string) => string,
  error: (names: readonly string[]) => Error,
): void {
  for (const same of groupBy([...new Set(names)], fold).values()) {
    if (same.length > 1) throw error(same);
  }
}
