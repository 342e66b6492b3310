import type { RenameColumn } from '../../operation/rename-column.ts';
import type { RenameTable } from '../../operation/rename-table.ts';
import { sameTableName, type TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import type { Context } from './context.ts';
import { serialSequence } from './owned-sequence.ts';
import { quoteTable, quoting } from './quoting.ts';

const ownedQuery = `
  SELECT a.attname AS column, c.relname AS sequence
    FROM pg_depend d
    JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
   WHERE d.classid = 'pg_class'::regclass
     AND d.refclassid = 'pg_class'::regclass
     AND d.deptype IN ('a', 'i')
     AND d.refobjid = to_regclass($1)
   ORDER BY a.attnum`;

/**
 * The statements that let the sequences of serial and identity columns follow the name of a table,
 * once it has its own: PostgreSQL leaves them, and TypeORM takes one with another name for a
 * column that is not numbered. Only those that are called as usual follow. Offline none is known.
 */
export async function followTable(
  { from, to }: RenameTable,
  context: Context,
): Promise<readonly string[]> {
  if (context.db === null || from.name === to.name) return [];
  const owned = await readOwned(context.db, from);
  return owned.flatMap(({ column, sequence }) => {
    const usual = serialSequence(from, column, context);
    return sequence === usual.name ? rename(to, sequence, serialSequence(to, column, context)) : [];
  });
}

/** As {@link followTable}, for a column. */
export async function followColumn(
  { table, from, to }: RenameColumn,
  context: Context,
): Promise<readonly string[]> {
  if (context.db === null) return [];
  const owned = await readOwned(context.db, table);
  const usual = serialSequence(table, from, context);
  return owned
    .filter(({ column, sequence }) => column === from && sequence === usual.name)
    .flatMap(({ sequence }) => rename(table, sequence, serialSequence(table, to, context)));
}

interface Owned {
  readonly column: string;
  readonly sequence: string;
}

async function readOwned(db: Queryable, table: TableName): Promise<readonly Owned[]> {
  return rowsOf<Owned>(db, ownedQuery, [quoteTable(table)]);
}

/** A sequence goes with its table to another schema. */
function rename({ schema }: TableName, name: string, to: TableName): readonly string[] {
  const from = { schema, name };
  if (sameTableName(from, to)) return [];
  return [`ALTER SEQUENCE ${quoteTable(from)} RENAME TO ${quoting.identifier(to.name)}`];
}
