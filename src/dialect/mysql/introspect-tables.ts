import type { Index } from '../../schema/table-index.ts';
import type { Table, TableOptions } from '../../schema/table.ts';
import { rowsOf } from '../queryable.ts';
import { inCatalog, schemaName, tableKey, type Catalog, type TableRow } from './catalog.ts';
import { relativeCollation } from './collation.ts';
import { introspectChecks } from './introspect-checks.ts';
import { introspectColumns } from './introspect-columns.ts';
import { introspectForeignKeys } from './introspect-foreign-keys.ts';
import { introspectIndexes } from './introspect-indexes.ts';
import { introspectTriggers } from './introspect-triggers.ts';
import { charsetOf, type MysqlServer } from './server.ts';
import { isMakeshift } from './numbering.ts';
import { isShadowIndex } from './shadow-index.ts';

/** A table as the catalog has it, down to what a comparison has no use for. */
export interface CatalogTable {
  readonly table: Table;
  /** The indexes that foreign keys brought along. */
  readonly shadows: readonly Index[];
}

/** Reads tables with all that belongs to them, in the order of their names. */
export async function introspectTables(catalog: Catalog): Promise<readonly Table[]> {
  const tables = await introspectCatalogTables(catalog);
  return tables.map(({ table }) => ({
    ...table,
    indexes: table.indexes.filter((index) => !isMakeshift(index)),
  }));
}

/** Reads tables without smoothing anything over. */
export async function introspectCatalogTables(catalog: Catalog): Promise<readonly CatalogTable[]> {
  const rows = await readTableRows(catalog);
  const collations = new Map(rows.map((row) => [tableKey(row), row.collation]));
  const checks = await introspectChecks(catalog);
  const columns = await introspectColumns(catalog, collations, checks.jsonColumns);
  const foreignKeys = await introspectForeignKeys(catalog);
  const indexes = await introspectIndexes(catalog);
  const triggers = await introspectTriggers(catalog);
  return rows.map((row): CatalogTable => {
    const key = tableKey(row);
    const keys = foreignKeys.get(key) ?? [];
    const { primaryKey = null, plain = [] } = indexes.get(key) ?? {};
    const isShadow = (index: Index): boolean => keys.some((own) => isShadowIndex(index, own));
    return {
      table: {
        schema: schemaName(row.schema, catalog.server),
        name: row.table,
        columns: columns.get(key) ?? [],
        primaryKey,
        uniques: [],
        indexes: plain.filter((index) => !isShadow(index)),
        foreignKeys: keys,
        checks: checks.byTable.get(key) ?? [],
        exclusions: [],
        comment: row.comment === '' ? null : row.comment,
        options: tableOptions(row, catalog.server),
        triggers: triggers.get(key) ?? [],
        ...(row.options?.includes('partitioned') && { beyond: 'partitioned' }),
      },
      shadows: plain.filter(isShadow),
    };
  });
}

interface TableFactsRow extends TableRow {
  readonly engine: string;
  readonly collation: string;
  readonly databaseCollation: string;
  readonly comment: string;
  /** `partitioned`, among storage settings; null for none. */
  readonly options: string | null;
}

async function readTableRows(catalog: Catalog): Promise<readonly TableFactsRow[]> {
  const rows = await rowsOf<TableFactsRow>(
    catalog.db,
    `SELECT tables.TABLE_SCHEMA AS \`schema\`,
            tables.TABLE_NAME AS \`table\`,
            tables.ENGINE AS \`engine\`,
            tables.TABLE_COLLATION AS \`collation\`,
            schemata.DEFAULT_COLLATION_NAME AS \`databaseCollation\`,
            tables.TABLE_COMMENT AS \`comment\`,
            tables.CREATE_OPTIONS AS \`options\`
     FROM information_schema.TABLES tables
     JOIN information_schema.SCHEMATA schemata ON schemata.SCHEMA_NAME = tables.TABLE_SCHEMA
     WHERE tables.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
       AND tables.TABLE_SCHEMA ${inCatalog(catalog, 'tables.TABLE_NAME')}`,
  );
  return rows.toSorted((first, second) => compareText(tableKey(first), tableKey(second)));
}

function tableOptions(row: TableFactsRow, server: MysqlServer): TableOptions {
  // Another database can have another collation than the connection's, which the rest goes by.
  const isOwnDatabase = row.databaseCollation === server.collation;
  const { charset, collation } = isOwnDatabase
    ? relativeCollation(row.collation, server.collation, server)
    : { charset: charsetOf(row.collation), collation: row.collation };
  return {
    ...(row.engine !== server.engine && { engine: row.engine }),
    ...(charset !== null && { charset }),
    ...(collation !== null && { collation }),
  };
}

function compareText(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
