import { groupBy } from '../../util/group-by.ts';
import type { Trigger } from '../../schema/table.ts';
import { rowsOf } from '../queryable.ts';
import { inCatalog, schemaName, tableKey, type Catalog, type TableRow } from './catalog.ts';
import { quoteTable, quoting } from './quoting.ts';

/**
 * Reads the triggers of each table in the order they fire. Their definer is left out: the user who
 * runs a migration owns what it creates.
 */
export async function introspectTriggers(
  catalog: Catalog,
): Promise<ReadonlyMap<string, readonly Trigger[]>> {
  const rows = await readTriggerRows(catalog);
  const triggers = new Map<string, Trigger[]>();
  for (const [key, ofTable] of groupBy(rows, tableKey)) {
    const ordered = ofTable.toSorted((first, second) => Number(first.order) - Number(second.order));
    const parsed: Trigger[] = [];
    for (const row of ordered) parsed.push(await parseTrigger(row, catalog));
    triggers.set(key, parsed);
  }
  return triggers;
}

interface TriggerRow extends TableRow {
  readonly name: string;
  readonly timing: string;
  readonly event: string;
  readonly order: number | string;
  readonly statement: string;
}

function readTriggerRows(catalog: Catalog): Promise<readonly TriggerRow[]> {
  return rowsOf<TriggerRow>(
    catalog.db,
    `SELECT EVENT_OBJECT_SCHEMA AS \`schema\`,
            EVENT_OBJECT_TABLE AS \`table\`,
            TRIGGER_NAME AS \`name\`,
            ACTION_TIMING AS \`timing\`,
            EVENT_MANIPULATION AS \`event\`,
            ACTION_ORDER + 0 AS \`order\`,
            ACTION_STATEMENT AS \`statement\`
     FROM information_schema.TRIGGERS
     WHERE TRIGGER_SCHEMA ${inCatalog(catalog, 'EVENT_OBJECT_TABLE')}`,
  );
}

async function parseTrigger(row: TriggerRow, catalog: Catalog): Promise<Trigger> {
  const schema = schemaName(row.schema, catalog.server);
  const name = quoteTable({ schema, name: row.name });
  const table = quoteTable({ schema, name: row.table });
  const body = /['"]/.test(row.statement) ? await readBody(row, catalog) : row.statement;
  return {
    name: row.name,
    definition: `CREATE TRIGGER ${name} ${row.timing} ${row.event} ON ${table} FOR EACH ROW ${body}`,
  };
}

/** ACTION_STATEMENT shows strings without the escapes in them; SHOW CREATE TRIGGER shows the source. */
async function readBody(row: TriggerRow, { db }: Catalog): Promise<string> {
  const name = `${quoting.identifier(row.schema)}.${quoting.identifier(row.name)}`;
  const [shown] = await rowsOf<{ readonly 'SQL Original Statement': string }>(
    db,
    `SHOW CREATE TRIGGER ${name}`,
  );
  const source = shown?.['SQL Original Statement'] ?? '';
  const body =
    /\bFOR\s+EACH\s+ROW\s+(?:(?:FOLLOWS|PRECEDES)\s+(?:`[^`]+`|\S+)\s+)?([\s\S]+)$/i.exec(source);
  return body?.[1] ?? row.statement;
}
