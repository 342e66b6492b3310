import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { quoteTable } from './quoting.ts';
import { cutName } from './normalize-type.ts';
import type { Context } from './context.ts';

const ownedQuery = `
  SELECT n.nspname AS schema, c.relname AS name
    FROM pg_depend d
    JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
   WHERE d.classid = 'pg_class'::regclass
     AND d.refclassid = 'pg_class'::regclass
     AND d.deptype IN ('a', 'i')
     AND d.refobjid = to_regclass($1)
     AND a.attname = $2`;

/**
 * The sequence that goes with a column, quoted: the one the catalog tells of, or the one that
 * `SERIAL` makes. Offline it is the latter.
 */
export async function ownedSequence(
  table: TableName,
  column: string,
  context: Context,
): Promise<string> {
  const found = context.db && (await findOwned(context.db, table, column));
  return quoteTable(found ?? serialSequence(table, column, context));
}

/** A name for a sequence that is to be made for a column, quoted: the one `SERIAL` would choose. */
export async function freeSequence(
  table: TableName,
  column: string,
  context: Context,
): Promise<string> {
  const usual = serialSequence(table, column, context);
  const isTaken = context.db !== null && (await isTakenByOthers(context.db, table, column, usual));
  return quoteTable(isTaken ? { ...usual, name: `${usual.name.slice(0, -1)}q1` } : usual);
}

async function findOwned(
  db: Queryable,
  table: TableName,
  column: string,
): Promise<TableName | null> {
  const [row] = await rowsOf<TableName>(db, ownedQuery, [quoteTable(table), column]);
  return row ?? null;
}

/** An identity column takes its sequence along when it goes: that name will be free. */
async function isTakenByOthers(
  db: Queryable,
  table: TableName,
  column: string,
  sequence: TableName,
): Promise<boolean> {
  const owned = await findOwned(db, table, column);
  if (owned?.name === sequence.name) return false;
  const query = 'SELECT to_regclass($1) IS NOT NULL AS taken';
  const [row] = await rowsOf<{ taken: boolean }>(db, query, [quoteTable(sequence)]);
  return row?.taken ?? false;
}

/** PostgreSQL shortens the longer of the two names until `table_column_seq` fits. */
export function serialSequence(table: TableName, column: string, { server }: Context): TableName {
  const room = server.maximumNameLength - '__seq'.length;
  const [first, second] = shortenBoth(table.name, column, room);
  const cut = (text: string, length: number): string =>
    cutName(text, { ...server, maximumNameLength: length });
  return { schema: table.schema, name: `${cut(table.name, first)}_${cut(column, second)}_seq` };
}

function shortenBoth(one: string, other: string, room: number): readonly [number, number] {
  const [first, second] = [Buffer.byteLength(one), Buffer.byteLength(other)];
  const excess = first + second - room;
  if (excess <= 0) return [first, second];
  if (Math.abs(first - second) >= excess) {
    return first > second ? [first - excess, second] : [first, second - excess];
  }
  return [Math.floor(room / 2), Math.floor(room / 2)];
}
