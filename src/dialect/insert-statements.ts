import type { BulkInsert } from '../operation/bulk-insert.ts';
import type { RowValue } from '../schema/row.ts';
import { isSql, type SqlLiteral } from '../schema/sql.ts';
import type { RowFormat, StoredColumn } from './dialect.ts';
import { quotePath } from './quote-path.ts';
import { renderSql } from './render-sql.ts';

/** An INSERT with the values of its placeholders. */
export interface InsertStatement {
  readonly statement: string;
  readonly parameters: readonly SqlLiteral[];
}

/** Larger statements are no faster, and smaller ones cost more journeys to the server. */
const rowLimit = 250;
/** Rows that people are to read, in a script, without placeholders. */
const scriptRowLimit = 100;
/** How many bytes of values end a statement: servers refuse one of several megabytes (`max_allowed_packet`). */
const byteLimit = 1_000_000;

/**
 * The INSERTs for some rows, each made when it is asked for. Without the `columns` of the table, a
 * value is stored by what it is itself.
 */
export function insertStatements(
  operation: BulkInsert,
  columns: readonly StoredColumn[] | null,
  format: RowFormat,
): Iterable<InsertStatement> {
  const { length } = Object.keys(operation.rows[0] ?? {});
  return chunks(operation, columns, {
    format,
    rows: Math.max(1, Math.min(rowLimit, Math.floor(format.parameterLimit / length))),
    write: (value, parameters) => format.quoting.parameter(parameters.push(value)),
  });
}

/** The same with the values written out, for a script. */
export function literalInserts(
  operation: BulkInsert,
  columns: readonly StoredColumn[] | null,
  format: RowFormat,
): readonly string[] {
  const write = (value: SqlLiteral): string => format.quoting.literal(value);
  const inserts = chunks(operation, columns, { format, rows: scriptRowLimit, write });
  return Array.from(inserts, ({ statement }) => statement);
}

interface Writing {
  readonly format: RowFormat;
  /** How many go into one statement. */
  readonly rows: number;
  /** The text that stands for a value, which may be one of a parameter. */
  write(value: SqlLiteral, parameters: SqlLiteral[]): string;
}

function* chunks(
  { table, rows }: BulkInsert,
  columns: readonly StoredColumn[] | null,
  { format, rows: perStatement, write }: Writing,
): Generator<InsertStatement> {
  const names = Object.keys(rows[0] ?? {});
  const types = new Map(columns?.map(({ name, type }) => [name, type]));
  const head = insertHead(table, names, format);
  let tuples: string[] = [];
  let parameters: SqlLiteral[] = [];
  let bytes = 0;
  for (const [position, row] of rows.entries()) {
    const cells = names.map((name) => {
      // Every row has the columns of the first one.
      const value = row[name] as RowValue;
      if (isSql(value)) return renderSql(value, format.sqlWords);
      const stored = format.storedValue(value, types.get(name) ?? null);
      bytes += sizeOf(stored);
      return write(stored, parameters);
    });
    tuples.push(`(${cells.join(', ')})`);
    const isFull = tuples.length === perStatement || bytes > byteLimit;
    if (!isFull && position < rows.length - 1) continue;
    yield { statement: head + tuples.join(', '), parameters };
    tuples = [];
    parameters = [];
    bytes = 0;
  }
}

function insertHead(
  table: BulkInsert['table'],
  names: readonly string[],
  { quoting }: RowFormat,
): string {
  const columns = names.map((name) => quoting.identifier(name)).join(', ');
  return `INSERT INTO ${quotePath(table, quoting)} (${columns}) VALUES `;
}

function sizeOf(value: SqlLiteral): number {
  if (typeof value === 'string') return value.length;
  return value instanceof Uint8Array ? value.byteLength * 2 : 8;
}
