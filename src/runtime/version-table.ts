import type { Catalog } from '../dialect/dialect.ts';
import { quotePath } from '../dialect/quote-path.ts';
import { rowsOf, type Queryable } from '../dialect/queryable.ts';
import type { TableName } from '../schema/table-name.ts';
import { createVersionTable, versionChange, versionColumn } from './version-change.ts';

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
  const { quoting } = catalog;
  const table = quotePath(name, quoting);
  const column = quoting.identifier(versionColumn);

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
    await db.query(createVersionTable(name, quoting));
  };

  return {
    read,
    ensure,
    async write(heads) {
      const before = await read();
      if (heads.length > 0) await ensure();
      for (const { text, parameters } of versionChange(name, { before, after: heads }, quoting)) {
        await db.query(text, [...parameters]);
      }
    },
  };
}
