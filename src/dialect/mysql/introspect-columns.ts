import { groupBy } from '../../util/group-by.ts';
import type { Column, GeneratedExpression } from '../../schema/column.ts';
import { rowsOf } from '../queryable.ts';
import { inCatalog, tableKey, type Catalog, type TableRow } from './catalog.ts';
import { relativeCollation } from './collation.ts';
import { normalizeDefault, normalizeOnUpdate } from './default.ts';
import { normalizeExpression } from './expression.ts';
import { enumValuesOf, normalizeType } from './normalize-type.ts';
import type { MysqlServer } from './server.ts';

/**
 * Reads the columns of each table, in its order. `collations` are those of the tables,
 * `jsonColumns` the keys of the columns that MariaDB holds as text with a check for JSON.
 */
export async function introspectColumns(
  catalog: Catalog,
  collations: ReadonlyMap<string, string>,
  jsonColumns: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly Column[]>> {
  const rows = groupBy(await readColumnRows(catalog), tableKey);
  const { server } = catalog;
  return new Map(
    Array.from(rows, ([key, columns]) => {
      const collation = collations.get(key) ?? server.collation;
      const ordered = columns.toSorted((first, second) => first.position - second.position);
      return [
        key,
        ordered.map((row) => parseColumn(row, typeOf(row, jsonColumns, server), collation, server)),
      ];
    }),
  );
}

/** Tells the columns of all tables apart in a Set. */
export function columnKey(row: TableRow, column: string): string {
  return `${tableKey(row)}.${column}`;
}

interface ColumnRow extends TableRow {
  readonly name: string;
  readonly position: number;
  readonly type: string;
  readonly nullable: 'YES' | 'NO';
  readonly default: string | null;
  readonly extra: string;
  readonly collation: string | null;
  readonly comment: string;
  readonly expression: string | null;
  readonly srid: number | null;
}

function readColumnRows(catalog: Catalog): Promise<readonly ColumnRow[]> {
  return rowsOf<ColumnRow>(
    catalog.db,
    `SELECT TABLE_SCHEMA AS \`schema\`,
            TABLE_NAME AS \`table\`,
            COLUMN_NAME AS \`name\`,
            ORDINAL_POSITION + 0 AS \`position\`,
            COLUMN_TYPE AS \`type\`,
            IS_NULLABLE AS \`nullable\`,
            COLUMN_DEFAULT AS \`default\`,
            EXTRA AS \`extra\`,
            COLLATION_NAME AS \`collation\`,
            COLUMN_COMMENT AS \`comment\`,
            GENERATION_EXPRESSION AS \`expression\`,
            ${catalog.server.flavour.keepsSrid ? 'SRS_ID' : 'NULL'} AS \`srid\`
     FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA ${inCatalog(catalog)}`,
  );
}

function typeOf(row: ColumnRow, jsonColumns: ReadonlySet<string>, server: MysqlServer): string {
  if (row.type === 'longtext' && jsonColumns.has(columnKey(row, row.name))) return 'json';
  return normalizeType(row.srid === null ? row.type : `${row.type} srid ${row.srid}`, server);
}

function parseColumn(
  row: ColumnRow,
  type: string,
  tableCollation: string,
  server: MysqlServer,
): Column {
  const generated = parseGenerated(row, server);
  return {
    name: row.name,
    type,
    nullable: row.nullable === 'YES',
    default: generated === null ? parseDefault(row, type, server) : null,
    identity: row.extra.includes('auto_increment') ? { kind: 'increment' } : null,
    generated,
    ...relativeCollation(type === 'json' ? null : row.collation, tableCollation, server),
    comment: row.comment === '' ? null : row.comment,
    onUpdate: parseOnUpdate(row.extra),
    enumValues: enumValuesOf(type),
    declared: null,
  };
}

function parseDefault(row: ColumnRow, type: string, server: MysqlServer): string | null {
  const text = server.flavour.defaultText(row.default, row.extra, type);
  return text === null ? null : normalizeDefault(text, type);
}

function parseGenerated(row: ColumnRow, server: MysqlServer): GeneratedExpression | null {
  if (row.expression === null || row.expression === '') return null;
  return {
    expression: normalizeExpression(server.flavour.expressionText(row.expression)),
    stored: row.extra.includes('STORED'),
  };
}

function parseOnUpdate(extra: string): string | null {
  const text = /on update (\S+)/i.exec(extra)?.[1];
  return text === undefined ? null : normalizeOnUpdate(text);
}
