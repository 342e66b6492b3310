import type { Catalog } from '../dialect/dialect.ts';
import { quotePath } from '../dialect/quote-path.ts';
import { REVISION_ID_LENGTH } from '../revision/revision-id.ts';
import { rowsOf, type Queryable } from '../dialect/queryable.ts';
import type { TableName } from '../schema/table-name.ts';

/** The table that says at which revisions a database stands: one row for each head. */
export interface VersionTable {
  /** The heads, sorted; none where the table is missing. Writes nothing. */
  read(): Promise<readonly string[]>;
  /** Creates the table when it is missing. */
  ensure(): Promise<void>;
  /** Makes `heads` the content of the table, creating it when it is missing. */
  write(heads: readonly string[]): Promise<void>;
}

export function versionTable(name: TableName, catalog: Catalog, db: Queryable): VersionTable {
  const { identifier, parameter } = catalog.quoting;
  const table = quotePath(name, catalog.quoting);
  const column = identifier('version_num');

  const read = async (): Promise<readonly string[]> => {
    if (!(await catalog.hasTable(db, name))) return [];
    const rows = await rowsOf<{ version_num: string }>(
      db,
      `SELECT ${column} FROM ${table} ORDER BY ${column}`,
    );
    return rows.map((row) => row.version_num);
  };

  const ensure = async (): Promise<void> => {
    // Who may not create tables may not say IF NOT EXISTS of one that is there either, and on MySQL
    // it commits what went before.
    if (await catalog.hasTable(db, name)) return;
    await db.query(
      `CREATE TABLE ${table} (${column} VARCHAR(${REVISION_ID_LENGTH}) NOT NULL PRIMARY KEY)`,
    );
  };

  return {
    read,
    ensure,
    async write(heads) {
      const before = await read();
      if (heads.length > 0) await ensure();
      const removed = before.filter((id) => !heads.includes(id));
      const added = heads.filter((id) => !before.includes(id));
      // A row is replaced by one statement: MySQL commits each by itself once there was any DDL, and
      // a crash between two would leave no row.
      const replaced = Math.min(removed.length, added.length);
      for (const [position, head] of added.entries()) {
        await (position < replaced
          ? db.query(
              `UPDATE ${table} SET ${column} = ${parameter(1)} WHERE ${column} = ${parameter(2)}`,
              [head, removed[position]],
            )
          : db.query(`INSERT INTO ${table} (${column}) VALUES (${parameter(1)})`, [head]));
      }
      for (const head of removed.slice(replaced)) {
        await db.query(`DELETE FROM ${table} WHERE ${column} = ${parameter(1)}`, [head]);
      }
    },
  };
}
