import type { View } from '../../schema/view.ts';
import { rowsOf } from '../queryable.ts';
import { inCatalog, schemaName, tableKey, type Catalog, type TableRow } from './catalog.ts';
import { quoting } from './quoting.ts';

/** Reads views in the order of their names. */
export async function introspectViews(catalog: Catalog): Promise<readonly View[]> {
  const rows = await rowsOf<ViewRow>(
    catalog.db,
    `SELECT TABLE_SCHEMA AS \`schema\`,
            TABLE_NAME AS \`table\`,
            VIEW_DEFINITION AS \`definition\`
     FROM information_schema.VIEWS
     WHERE TABLE_SCHEMA ${inCatalog(catalog)}`,
  );
  return rows
    .toSorted((first, second) => (tableKey(first) < tableKey(second) ? -1 : 1))
    .map((row) => parseView(row, catalog));
}

interface ViewRow extends TableRow {
  readonly definition: string;
}

function parseView(row: ViewRow, { server }: Catalog): View {
  return {
    schema: schemaName(row.schema, server),
    name: row.table,
    definition: withoutDatabase(row.definition, server.database),
    materialized: false,
    indexes: [],
    comment: null,
  };
}

/** The catalog writes the database before each table; without it a view can move to another database. */
function withoutDatabase(definition: string, database: string | null): string {
  return database === null
    ? definition
    : definition.replaceAll(`${quoting.identifier(database)}.`, '');
}
