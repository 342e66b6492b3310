import { groupBy } from '../../util/group-by.ts';
import type { CheckConstraint } from '../../schema/constraint.ts';
import { rowsOf } from '../queryable.ts';
import { inCatalog, tableKey, type Catalog, type TableRow } from './catalog.ts';
import { normalizeExpression } from './expression.ts';
import { columnKey } from './introspect-columns.ts';

export interface Checks {
  readonly byTable: ReadonlyMap<string, readonly CheckConstraint[]>;
  /** Columns declared as JSON on MariaDB, which keeps them as text with a check. */
  readonly jsonColumns: ReadonlySet<string>;
}

/** A check that stands in the definition of a column, where a new definition loses it (MariaDB). */
export interface ColumnCheck {
  readonly column: string;
  readonly expression: string;
}

/** Reads the check constraints of each table, by name. A check of a column has the column's name. */
export async function introspectChecks(catalog: Catalog): Promise<Checks> {
  const rows = await readCheckRows(catalog);
  const plain = rows.filter((row) => !isJsonCheck(row));
  return {
    byTable: new Map(
      Array.from(groupBy(plain, tableKey), ([key, checks]) => [
        key,
        checks.map((row) => parseCheck(row, catalog)).toSorted(byName),
      ]),
    ),
    jsonColumns: new Set(rows.filter(isJsonCheck).map((row) => columnKey(row, row.name))),
  };
}

/** Reads the checks in the definitions of columns, other than those that make text JSON. */
export async function introspectColumnChecks(catalog: Catalog): Promise<readonly ColumnCheck[]> {
  const rows = await readCheckRows(catalog);
  return rows
    .filter((row) => row.level === 'Column' && !isJsonCheck(row))
    .map((row) => ({ column: row.name, expression: row.expression }));
}

interface CheckRow extends TableRow {
  readonly name: string;
  readonly level: 'Table' | 'Column';
  readonly expression: string;
  readonly enforced: string;
}

function readCheckRows(catalog: Catalog): Promise<readonly CheckRow[]> {
  const { checkQuery } = catalog.server.flavour;
  return rowsOf<CheckRow>(catalog.db, `${checkQuery} ${inCatalog(catalog)}`);
}

function isJsonCheck(row: CheckRow): boolean {
  return row.level === 'Column' && row.expression === `json_valid(\`${row.name}\`)`;
}

function parseCheck(row: CheckRow, { server }: Catalog): CheckConstraint {
  const expression = normalizeExpression(server.flavour.expressionText(row.expression));
  const beyond = row.enforced === 'NO' ? { beyond: 'NOT ENFORCED' } : {};
  return { kind: 'check', name: row.name, expression, ...beyond };
}

function byName(first: CheckConstraint, second: CheckConstraint): number {
  return (first.name ?? '') < (second.name ?? '') ? -1 : 1;
}
