import type { Dialect } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { TableElement } from '../schema/table-element.ts';
import type { TableName } from '../schema/table-name.ts';
import { tableFromElements } from './table-from-elements.ts';

/** Creates a table that a tool keeps for itself, unless it is there. */
export async function ensureTable(
  { schema, name }: TableName,
  elements: readonly TableElement[],
  { dialect, db }: { readonly dialect: Dialect; readonly db: Queryable },
): Promise<void> {
  if (await dialect.hasTable(db, { schema, name })) return;
  const table = tableFromElements(name, elements, schema === null ? {} : { schema }, dialect);
  for (const statement of await dialect.statements({ kind: 'createTable', table }, db)) {
    await db.query(statement);
  }
}
