import { rowsOf, type Queryable } from '../queryable.ts';
import type { CatalogRow } from './introspect.ts';
import { parseTable } from './parse-table.ts';
import { tableNotFound, virtualTableUnsupported } from './sqlite-error.ts';
import { sameName, type TableDefinition } from './table-definition.ts';

/** A table and what the catalog holds around it. */
export interface TableState {
  readonly table: TableDefinition;
  /** The CREATE INDEX and CREATE TRIGGER statements that go when the table goes, in their order. */
  readonly indexes: readonly CatalogRow[];
  readonly triggers: readonly CatalogRow[];
  /** All that is in the catalog, this table included. */
  readonly catalog: readonly CatalogRow[];
}

// Indexes behind constraints have no text: they come back with the constraint.
const stateQuery = `
SELECT type, name, tbl_name AS tableName, coalesce(sql, '') AS sql
FROM sqlite_master
ORDER BY rowid`;

/** Reads a table as it is. */
export async function readTableState(db: Queryable, name: string): Promise<TableState> {
  const rows = await rowsOf<CatalogRow>(db, stateQuery);
  const row = rows.find(
    (candidate) => candidate.type === 'table' && sameName(candidate.name, name),
  );
  if (row === undefined) throw tableNotFound(name);
  if (/^CREATE\s+VIRTUAL\s/i.test(row.sql)) throw virtualTableUnsupported(name);
  const own = rows.filter(({ tableName, sql }) => sql !== '' && sameName(tableName, name));
  return {
    table: parseTable(row.sql),
    indexes: own.filter(({ type }) => type === 'index'),
    triggers: own.filter(({ type }) => type === 'trigger'),
    catalog: rows,
  };
}
