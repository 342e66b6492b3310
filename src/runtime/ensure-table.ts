import type { Dialect } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { TableElement } from '../schema/table-element.ts';
import type { TableName } from '../schema/table-name.ts';
import { tableFromElements } from './table-from-elements.ts';

/** Creates a table that a tool keeps for itself, unless it is there. */
export async function ensureTable(
  name: TableName,
  elements: readonly TableElement[],
  { dialect, db }: { readonly dialect: Dialect; readonly db: Queryable },
): Promise<void> {
  if (await dialect.hasTable(db, name)) return;
  for (const statement of await createTable(name, elements, dialect)) await db.query(statement);
}

/** The statements that create such a table in a script, which cannot look whether it is there. */
export async function createUnlessThere(
  name: TableName,
  elements: readonly TableElement[],
  dialect: Dialect,
): Promise<readonly string[]> {
  const statements = await createTable(name, elements, dialect);
  return statements.map((text) => text.replace(/^CREATE TABLE /, 'CREATE TABLE IF NOT EXISTS '));
}

function createTable(
  { schema, name }: TableName,
  elements: readonly TableElement[],
  dialect: Dialect,
): Promise<readonly string[]> {
  const table = tableFromElements(name, elements, schema === null ? {} : { schema }, dialect);
  return dialect.statements({ kind: 'createTable', table }, null);
}
