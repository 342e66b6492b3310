import type { Identity } from '../../schema/column.ts';
import type { TableName } from '../../schema/table-name.ts';
import { quoteText } from '../literal.ts';
import { clause, closing, statement, type Step } from './alter-table.ts';
import type { Context } from './context.ts';
import { freeSequence, ownedSequence } from './owned-sequence.ts';
import { quoteTable, quoting } from './quoting.ts';

/** A change of the way a column is numbered. */
export interface IdentityChange {
  readonly table: TableName;
  readonly column: string;
  readonly from: Identity | null;
  readonly to: Identity | null;
  /** The type the column has in the end, for the sequence behind it. */
  readonly type: string;
  /** The default before: a sequence that nobody owns is taken over. */
  readonly default: string | null;
}

/** What has to go before the type can change. */
export async function removeIdentity(
  change: IdentityChange,
  context: Context,
): Promise<readonly Step[]> {
  const { table, column, from, to } = change;
  if (from === null || isSwitch(from, to)) return [];
  const name = quoting.identifier(column);
  if (from.kind !== 'increment') {
    return [statement(`ALTER TABLE ${quoteTable(table)} ALTER COLUMN ${name} DROP IDENTITY`)];
  }
  const sequence = await ownedSequence(table, column, context);
  return [
    statement(`ALTER TABLE ${quoteTable(table)} ALTER COLUMN ${name} DROP DEFAULT`),
    statement(`DROP SEQUENCE ${sequence}`),
  ];
}

/** Numbering goes on after the greatest number there is. */
export async function addIdentity(
  change: IdentityChange,
  context: Context,
): Promise<readonly Step[]> {
  const { table, column, from, to } = change;
  if (to === null) return [];
  if (to.kind === 'increment') return addSerial(change, context);
  const name = quoting.identifier(column);
  const kind = to.kind.toUpperCase();
  if (isSwitch(from, to)) return [clause(`ALTER COLUMN ${name} SET GENERATED ${kind}`)];
  const path = `${quoteText(quoteTable(table))}, ${quoteText(column)}`;
  return [
    clause(`ALTER COLUMN ${name} ADD GENERATED ${kind} AS IDENTITY`),
    continueAfter(table, column, `pg_get_serial_sequence(${path})`),
  ];
}

/** The sequence of a serial column keeps the type of the column; an identity column sees to that itself. */
export async function retypeSequence(
  table: TableName,
  column: string,
  type: string,
  context: Context,
): Promise<Step> {
  return closing(`ALTER SEQUENCE ${await ownedSequence(table, column, context)} AS ${type}`);
}

/** Between the two identities of the standard there is nothing to remove. */
function isSwitch(from: Identity | null, to: Identity | null): boolean {
  return from !== null && to !== null && from.kind !== 'increment' && to.kind !== 'increment';
}

const nextvalDefault = /^nextval\('((?:[^']|'')+)'::regclass\)$/;

async function addSerial(change: IdentityChange, context: Context): Promise<readonly Step[]> {
  const { table, column, type } = change;
  const name = quoting.identifier(column);
  const path = `${quoteTable(table)}.${name}`;
  const adopted = nextvalDefault.exec(change.default ?? '')?.[1]?.replaceAll("''", "'");
  if (adopted !== undefined) {
    return [
      statement(`ALTER SEQUENCE ${adopted} OWNED BY ${path}`),
      clause(`ALTER COLUMN ${name} SET DEFAULT ${change.default}`),
    ];
  }
  const sequence = await freeSequence(table, column, context);
  return [
    statement(`CREATE SEQUENCE ${sequence} AS ${type} OWNED BY ${path}`),
    clause(`ALTER COLUMN ${name} SET DEFAULT nextval(${quoteText(sequence)}::regclass)`),
    continueAfter(table, column, quoteText(sequence)),
  ];
}

function continueAfter(table: TableName, column: string, sequence: string): Step {
  const name = quoting.identifier(column);
  const next = `GREATEST(max(${name}), 0) + 1`;
  return closing(`SELECT setval(${sequence}, ${next}, false) FROM ${quoteTable(table)}`);
}
