import { groupBy } from '../../util/group-by.ts';
import type { PrimaryKey } from '../../schema/constraint.ts';
import type { Index, IndexKey } from '../../schema/table-index.ts';
import { rowsOf } from '../queryable.ts';
import { inCatalog, tableKey, type Catalog, type TableRow } from './catalog.ts';
import { normalizeExpression } from './expression.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

export interface TableIndexes {
  readonly primaryKey: PrimaryKey | null;
  /** All others by name, those that foreign keys brought along included. */
  readonly plain: readonly Index[];
}

/** Reads primary key and indexes of each table. */
export async function introspectIndexes(
  catalog: Catalog,
): Promise<ReadonlyMap<string, TableIndexes>> {
  const rows = await readIndexRows(catalog);
  const parsers = await readParsers(catalog, rows);
  return new Map(
    Array.from(groupBy(rows, tableKey), ([key, ofTable]) => [
      key,
      parseIndexes(ofTable, parsers, catalog.server),
    ]),
  );
}

interface IndexRow extends TableRow {
  readonly name: string;
  readonly position: number;
  readonly nonUnique: number | string;
  readonly column: string | null;
  readonly direction: 'A' | 'D' | null;
  readonly length: number | string | null;
  readonly type: string;
  readonly comment: string;
  readonly expression: string | null;
  readonly hidden: number | string;
}

function readIndexRows(catalog: Catalog): Promise<readonly IndexRow[]> {
  return rowsOf<IndexRow>(
    catalog.db,
    `SELECT TABLE_SCHEMA AS \`schema\`,
            TABLE_NAME AS \`table\`,
            INDEX_NAME AS \`name\`,
            SEQ_IN_INDEX + 0 AS \`position\`,
            NON_UNIQUE AS \`nonUnique\`,
            COLUMN_NAME AS \`column\`,
            COLLATION AS \`direction\`,
            SUB_PART AS \`length\`,
            INDEX_TYPE AS \`type\`,
            INDEX_COMMENT AS \`comment\`,
            ${catalog.server.flavour.indexExpression} AS \`expression\`,
            ${catalog.server.flavour.isHiddenIndex} AS \`hidden\`
     FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA ${inCatalog(catalog)}`,
  );
}

function parseIndexes(
  rows: readonly IndexRow[],
  parsers: ReadonlyMap<string, string>,
  server: MysqlServer,
): TableIndexes {
  const sorted = rows.toSorted(byNameAndPosition);
  const groups = groupBy(sorted, (row) => row.name);
  const primary = groups.get('PRIMARY');
  const others = Array.from(groups.values()).filter((group) => group !== primary);
  return {
    primaryKey: primary === undefined ? null : parsePrimaryKey(primary),
    plain: others.map((group) => parseIndex(group, parsers, server)),
  };
}

function parsePrimaryKey(rows: readonly IndexRow[]): PrimaryKey {
  return { kind: 'primaryKey', name: null, columns: rows.map((row) => row.column ?? '') };
}

function parseIndex(
  rows: readonly IndexRow[],
  parsers: ReadonlyMap<string, string>,
  server: MysqlServer,
): Index {
  const [first] = rows;
  if (first === undefined) throw new Error('an index without columns');
  const method = methods[first.type] ?? null;
  return {
    name: first.name,
    keys: rows.map((row) => parseKey(row, method, server)),
    unique: Number(first.nonUnique) === 0,
    where: null,
    method,
    include: [],
    nullsNotDistinct: false,
    parser: parsers.get(indexKeyOf(first)) ?? null,
    comment: first.comment === '' ? null : first.comment,
    declaredAsConstraint: false,
    ...(Number(first.hidden) === 1 && { beyond: 'invisible' }),
  };
}

/** INDEX_TYPE of an index that is no B-tree. HASH is what the MEMORY engine makes by itself. */
const methods: Readonly<Record<string, string>> = { FULLTEXT: 'fulltext', SPATIAL: 'spatial' };

function parseKey(row: IndexRow, method: string | null, server: MysqlServer): IndexKey {
  const expression = row.column === null ? row.expression : null;
  return {
    kind: expression === null ? 'column' : 'expression',
    value:
      expression === null
        ? (row.column ?? '')
        : normalizeExpression(server.flavour.expressionText(expression)),
    descending: row.direction === 'D',
    nulls: null,
    collation: null,
    operatorClass: null,
    // SUB_PART of a spatial index is the size of its bounding box.
    length: row.length === null || method !== null ? null : Number(row.length),
  };
}

/**
 * The parsers of full-text indexes. The catalog does not tell, only SHOW CREATE TABLE does, so it
 * is asked for the few tables with such an index.
 */
async function readParsers(
  catalog: Catalog,
  rows: readonly IndexRow[],
): Promise<ReadonlyMap<string, string>> {
  const parsers = new Map<string, string>();
  const groups = groupBy(
    rows.filter((row) => row.type === 'FULLTEXT'),
    tableKey,
  );
  for (const [row] of groups.values()) {
    if (row === undefined) continue;
    for (const [name, parser] of await readTableParsers(catalog, row)) {
      parsers.set(indexKeyOf({ ...row, name }), parser);
    }
  }
  return parsers;
}

async function readTableParsers(
  { db }: Catalog,
  { schema, table }: TableRow,
): Promise<readonly (readonly [index: string, parser: string])[]> {
  const [row] = await rowsOf<{ readonly 'Create Table': string }>(
    db,
    `SHOW CREATE TABLE ${quoting.identifier(schema)}.${quoting.identifier(table)}`,
  );
  const pattern = /FULLTEXT KEY `((?:[^`]|``)+)` \(.*\).*WITH PARSER `([^`]+)`/g;
  return Array.from(row?.['Create Table'].matchAll(pattern) ?? [], ([, name = '', parser = '']) => [
    name.replaceAll('``', '`'),
    parser,
  ]);
}

function indexKeyOf(row: TableRow & { readonly name: string }): string {
  return `${tableKey(row)}.${row.name}`;
}

function byNameAndPosition(first: IndexRow, second: IndexRow): number {
  if (first.name === second.name) return first.position - second.position;
  return first.name < second.name ? -1 : 1;
}
