import type { Schema } from '../../schema/schema.ts';
import type { Table, Trigger } from '../../schema/table.ts';
import type { Index } from '../../schema/table-index.ts';
import type { View } from '../../schema/view.ts';
import { groupBy } from '../../util/group-by.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { indexOf } from './index-of.ts';
import { parseIndex } from './parse-index.ts';
import { parseTable } from './parse-table.ts';
import { parseView } from './parse-view.ts';
import { foldName, type TableDefinition } from './table-definition.ts';
import { resolveReferences, tableOf } from './table-of.ts';

/** A row of `sqlite_master`: the text of each statement is all that SQLite keeps of its schema. */
export interface CatalogRow {
  readonly type: 'table' | 'index' | 'trigger' | 'view';
  readonly name: string;
  /** The table (or view) that an index or trigger belongs to. */
  readonly tableName: string;
  readonly sql: string;
}

// Rows without a text are the indexes behind constraints; `sqlite_…` are SQLite's own tables.
const catalogQuery = `
SELECT type, name, tbl_name AS tableName, sql
FROM sqlite_master
WHERE sql IS NOT NULL
  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
ORDER BY name`;

// The tables in which a virtual table (full-text, R-tree) keeps its content.
const shadowQuery = `
SELECT name
FROM pragma_table_list
WHERE schema = 'main'
  AND type = 'shadow'`;

/**
 * Reads the schema from the texts of `sqlite_master`, with one query, and a second one where there are
 * virtual tables, which are left out together with the tables behind them.
 */
export async function introspect(db: Queryable): Promise<Schema> {
  const rows = await rowsOf<CatalogRow>(db, catalogQuery);
  const virtual = rows.filter(isVirtual);
  const shadows = virtual.length === 0 ? [] : await rowsOf<{ name: string }>(db, shadowQuery);
  const hidden = new Set([...virtual, ...shadows].map(({ name }) => name));
  return parseCatalog(rows.filter(({ tableName }) => !hidden.has(tableName)));
}

function isVirtual({ type, sql }: CatalogRow): boolean {
  return type === 'table' && /^CREATE\s+VIRTUAL\s/i.test(sql);
}

function parseCatalog(rows: readonly CatalogRow[]): Schema {
  const byType = groupBy(rows, ({ type }) => type);
  const definitions = (byType.get('table') ?? []).map(({ sql }) => parseTable(sql));
  const indexes = groupBy(byType.get('index') ?? [], ownerOf);
  const triggers = groupBy(byType.get('trigger') ?? [], ownerOf);
  const tables = definitions.map((definition): Table => {
    const owner = foldName(definition.name);
    return {
      ...tableOf(definition),
      indexes: (indexes.get(owner) ?? []).map((row) => readIndex(row, definition)),
      triggers: (triggers.get(owner) ?? []).map(readTrigger),
    };
  });
  return {
    tables: resolveReferences(tables),
    views: (byType.get('view') ?? []).map(readView),
    enums: [],
    sequences: [],
    schemas: [],
    extensions: [],
  };
}

function ownerOf({ tableName }: CatalogRow): string {
  return foldName(tableName);
}

function readIndex({ sql }: CatalogRow, table: TableDefinition): Index {
  return indexOf(parseIndex(sql), table);
}

function readTrigger({ name, sql }: CatalogRow): Trigger {
  return { name, definition: sql };
}

function readView({ name, sql }: CatalogRow): View {
  return {
    schema: null,
    name,
    definition: parseView(sql),
    materialized: false,
    indexes: [],
    comment: null,
  };
}
