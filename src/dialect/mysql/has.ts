import type { TableName } from '../../schema/table-name.ts';
import type { NamedThing } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { hasTable } from './has-table.ts';
import type { MysqlServer } from './server.ts';

/** Whether something of that name is there; no of all that there is none of here. */
export async function has(db: Queryable, server: MysqlServer, thing: NamedThing): Promise<boolean> {
  const find = async (
    catalog: string,
    column: string,
    { schema, name: table }: TableName,
    name: string | null = null,
  ): Promise<boolean> => {
    const rows = await rowsOf(
      db,
      `SELECT 1
       FROM information_schema.${catalog}
       WHERE TABLE_SCHEMA = ?
         AND TABLE_NAME = ?
         AND (? IS NULL OR ${column} = ?)
       LIMIT 1`,
      [schema ?? server.database, table, name, name],
    );
    return rows.length > 0;
  };
  switch (thing.kind) {
    case 'table':
      return hasTable(db, server, thing.name);
    case 'view':
      return find('VIEWS', 'TABLE_NAME', thing.name);
    case 'column':
      return find('COLUMNS', 'COLUMN_NAME', thing.table, thing.name);
    case 'index':
      return find('STATISTICS', 'INDEX_NAME', thing.table, thing.name);
    case 'constraint': {
      const name = thing.constraintKind === 'primaryKey' ? 'PRIMARY' : thing.name;
      return find('TABLE_CONSTRAINTS', 'CONSTRAINT_NAME', thing.table, name);
    }
    case 'sequence':
    case 'enum':
    case 'schema':
    case 'extension':
      return false;
  }
}
