import type { Dialect } from '../../../src/dialect/dialect.ts';
import type { Queryable } from '../../../src/dialect/queryable.ts';
import { canonicalText } from '../../../src/dialect/sqlite/canonical-text.ts';
import { openSqlite } from '../../../src/dialect/sqlite/index.ts';
import type { Operation } from '../../../src/operation/operation.ts';
import type { Schema } from '../../../src/schema/schema.ts';
import type { Table } from '../../../src/schema/table.ts';
import { createTestDatabase } from '../../support/server.ts';

/** A SQLite database with `statements` run on it. */
export async function createSqlite(
  statements: readonly string[] = [],
): Promise<
  AsyncDisposable & { readonly db: Queryable; readonly dialect: Dialect; readonly file: string }
> {
  const database = await createTestDatabase('sqlite');
  for (const statement of statements) await database.db.query(statement);
  return {
    db: database.db,
    dialect: await openSqlite(database.db),
    file: String(database.options.database),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

/** Carries out operations as a migration does: in one transaction, one after the other. */
export async function apply(
  db: Queryable,
  dialect: Dialect,
  ...operations: readonly Operation[]
): Promise<void> {
  await dialect.transaction(db, async () => {
    for (const operation of operations) {
      for (const statement of await dialect.statements(operation, db)) await db.query(statement);
    }
  });
}

export async function readSchema(db: Queryable, dialect: Dialect): Promise<Schema> {
  return dialect.introspect(db, { schemas: [] });
}

/** The table of that name, which has to be there. */
export async function readTable(db: Queryable, dialect: Dialect, name: string): Promise<Table> {
  const { tables } = await readSchema(db, dialect);
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  return table;
}

/** The text of everything in `sqlite_master` in one spelling, by name. */
export async function readCatalog(db: Queryable): Promise<Record<string, string>> {
  const rows = (await db.query(
    `SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name`,
  )) as readonly { readonly name: string; readonly sql: string }[];
  return Object.fromEntries(rows.map(({ name, sql }) => [name, canonicalText(sql)]));
}
