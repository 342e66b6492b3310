import { readReference } from './parse-reference.ts';
import { readType } from './parse-type.ts';
import type { ColumnClause, ColumnDefinition } from './table-definition.ts';
import type { TokenReader } from './token-reader.ts';
import type { Span } from './tokenize.ts';

/** Reads a column of a CREATE TABLE, with the comma behind it. */
export function readColumn(reader: TokenReader): ColumnDefinition {
  const { value: name, start } = reader.takeName();
  const nameSpan = reader.lastSpan;
  const { type, span: typeSpan } = readType(reader);
  const clauses = readClauses(reader);
  const { end } = reader.last;
  return { name, nameSpan, type, typeSpan, clauses, start, end, comma: readComma(reader) };
}

/** Reads the comma behind an element, if it is there. */
export function readComma(reader: TokenReader): Span | null {
  return reader.skip(',') ? reader.lastSpan : null;
}

function readClauses(reader: TokenReader): readonly ColumnClause[] {
  const clauses: ColumnClause[] = [];
  while (!reader.isNext(',') && !reader.isNext(')')) {
    const clause = readClause(reader);
    if (clause !== null) clauses.push(clause);
  }
  return clauses;
}

/** Null for a `CONSTRAINT "name"` that names nothing, which SQLite lets pass. */
function readClause(reader: TokenReader): ColumnClause | null {
  const start = reader.peek()?.start ?? 0;
  const named = readConstraintName(reader);
  if (reader.isNext('CONSTRAINT') || reader.isNext(',') || reader.isNext(')')) return null;
  const body = readClauseBody(reader);
  // A spread would do the same, at four times the cost: there is one for each part of each column.
  return Object.assign(body, named, { start, end: reader.last.end });
}

/** Reads `CONSTRAINT "name"`, if it is there. */
export function readConstraintName(reader: TokenReader): Pick<ColumnClause, 'name' | 'nameSpan'> {
  if (!reader.skip('CONSTRAINT')) return { name: null, nameSpan: null };
  return { name: reader.takeName().value, nameSpan: reader.lastSpan };
}

type ClauseBody = ColumnClause extends infer Clause
  ? Clause extends ColumnClause
    ? Omit<Clause, 'name' | 'nameSpan' | 'start' | 'end'>
    : never
  : never;

function readClauseBody(reader: TokenReader): ClauseBody {
  if (reader.skip('PRIMARY', 'KEY')) return readPrimaryKey(reader);
  if (reader.skip('NOT', 'NULL')) return skipConflict(reader, { kind: 'notNull' });
  if (reader.skip('NULL')) return skipConflict(reader, { kind: 'null' });
  if (reader.skip('UNIQUE')) return skipConflict(reader, { kind: 'unique' });
  if (reader.skip('CHECK')) {
    return skipConflict(reader, { kind: 'check', expression: readGroupText(reader) });
  }
  if (reader.skip('DEFAULT')) return { kind: 'default', expression: readDefault(reader) };
  if (reader.skip('COLLATE')) return { kind: 'collate', collation: reader.takeName().value };
  if (reader.skip('REFERENCES')) return { kind: 'foreignKey', reference: readReference(reader) };
  if (reader.skip('GENERATED', 'ALWAYS', 'AS') || reader.skip('AS')) return readGenerated(reader);
  throw reader.unexpected('a column constraint');
}

function readPrimaryKey(reader: TokenReader): ClauseBody {
  const descending = reader.skip('DESC');
  if (!descending) reader.skip('ASC');
  skipConflictClause(reader);
  const autoincrement = reader.skip('AUTOINCREMENT') ? reader.lastSpan : null;
  return { kind: 'primaryKey', descending, autoincrement };
}

/** A group, or a sign and one token: SQLite takes nothing else without parentheses. */
function readDefault(reader: TokenReader): string {
  if (reader.isNext('(')) return readGroupText(reader);
  const { start } = reader.take();
  const signed = reader.last.text === '-' || reader.last.text === '+';
  if (signed) reader.take();
  return reader.text({ start, end: reader.last.end });
}

function readGenerated(reader: TokenReader): ClauseBody {
  const expression = readGroupText(reader);
  const stored = reader.skip('STORED');
  if (!stored) reader.skip('VIRTUAL');
  return { kind: 'generated', expression, stored };
}

/** What stands between parentheses, without white space at its ends. */
export function readGroupText(reader: TokenReader): string {
  return reader.text(reader.takeGroup()).trim();
}

function skipConflict<Body>(reader: TokenReader, body: Body): Body {
  skipConflictClause(reader);
  return body;
}

/** Skips `ON CONFLICT IGNORE`, which stays in the text and is compared with nothing. */
export function skipConflictClause(reader: TokenReader): void {
  if (reader.skip('ON', 'CONFLICT')) reader.take();
}
