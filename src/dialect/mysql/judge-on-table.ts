import type { Verdict } from '../../compare/doubt.ts';
import type { Column } from '../../schema/column.ts';
import type { Table } from '../../schema/table.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { columnDefinition } from './column-definition.ts';
import { errorCode } from './error-code.ts';
import { isComplete } from './expression.ts';
import type { Probe } from './probe.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

const tableName = 'limbeck_probe';

/**
 * Declares both texts of each probe on a temporary table and compares what the server makes of
 * them. `refused` when a text of the batch is not understood, `denied` when the user may not create
 * temporary tables. SHOW CREATE TABLE shows temporary tables on both servers,
 * information_schema on neither.
 */
export async function judgeOnTable(
  db: Queryable,
  probes: readonly Probe[],
  server: MysqlServer,
  isAlone: boolean,
): Promise<readonly Verdict[] | 'refused' | 'denied'> {
  const elements = [
    ...surroundingColumns(probes, server, isAlone),
    ...probes.flatMap((probe, position) => [
      probe.element('from', nameOf('from', position)),
      probe.element('to', nameOf('to', position)),
    ]),
  ];
  try {
    await db.query(`CREATE TEMPORARY TABLE ${tableName} (${elements.join(', ')})`);
  } catch (error) {
    return deniedCodes.has(errorCode(error)) ? 'denied' : 'refused';
  }
  try {
    const shown = await showCreate(db);
    return probes.map((_, position) => {
      const from = elementOf(shown, nameOf('from', position));
      const to = elementOf(shown, nameOf('to', position));
      if (from === null || to === null) return 'unknown';
      return from === to ? 'same' : 'different';
    });
  } finally {
    await db.query(`DROP TEMPORARY TABLE ${tableName}`);
  }
}

const deniedCodes: ReadonlySet<unknown> = new Set([
  'ER_DBACCESS_DENIED_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_SPECIFIC_ACCESS_DENIED_ERROR',
]);

function nameOf(text: 'from' | 'to', position: number): string {
  return `limbeck_${text}_${position}`;
}

/** The columns that the texts may name: all of the table's, as plain as can be. */
function surroundingColumns(
  probes: readonly Probe[],
  server: MysqlServer,
  isAlone: boolean,
): readonly string[] {
  const probe = probes.find(({ surroundings }) => surroundings === 'columns' || isAlone);
  if (probe === undefined) return [];
  return probe.table.columns.map(
    (column) =>
      `${quoting.identifier(column.name)} ${columnDefinition(plain(column, probe.table), server)}`,
  );
}

function plain(column: Column, table: Table): Column {
  return {
    ...column,
    nullable: true,
    default: null,
    identity: null,
    generated: null,
    comment: null,
    onUpdate: null,
    charset: column.charset ?? table.options.charset ?? null,
    collation:
      column.collation ?? (column.charset === null ? (table.options.collation ?? null) : null),
  };
}

async function showCreate(db: Queryable): Promise<string> {
  const [row] = await rowsOf<{ readonly 'Create Table': string }>(
    db,
    `SHOW CREATE TABLE ${tableName}`,
  );
  return row?.['Create Table'] ?? '';
}

/** What stands behind a name in CREATE TABLE, up to the end of the element. */
function elementOf(created: string, name: string): string | null {
  const quoted = quoting.identifier(name);
  const start = created.indexOf(quoted);
  if (start < 0) return null;
  const text = created.slice(start + quoted.length);
  const ends = Array.from(text.matchAll(/,?\n(?: {2}[`A-Z]|\))/g), ({ index }) => index);
  const end = ends.find((position) => isComplete(text.slice(0, position)));
  return end === undefined ? null : text.slice(0, end);
}
