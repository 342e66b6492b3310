import {
  readComma,
  readConstraintName,
  readGroupText,
  skipConflictClause,
} from './parse-column.ts';
import { readColumnNames, readReference } from './parse-reference.ts';
import type { TableConstraint } from './table-definition.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads a constraint behind the columns of a CREATE TABLE, with the comma behind it. */
export function readConstraint(reader: TokenReader): TableConstraint {
  const start = reader.peek()?.start ?? 0;
  const named = readConstraintName(reader);
  const body = readBody(reader);
  const { end } = reader.last;
  return { ...body, ...named, start, end, comma: readComma(reader) };
}

type Body<Constraint> = Constraint extends TableConstraint
  ? Omit<Constraint, 'name' | 'nameSpan' | 'start' | 'end' | 'comma'>
  : never;

function readBody(reader: TokenReader): Body<TableConstraint> {
  if (reader.skip('FOREIGN', 'KEY')) {
    const { names } = readColumnNames(reader);
    reader.expect('REFERENCES');
    return { kind: 'foreignKey', columns: names, reference: readReference(reader) };
  }
  const body = readLocalBody(reader);
  skipConflictClause(reader);
  return body;
}

function readLocalBody(reader: TokenReader): Body<TableConstraint> {
  if (reader.skip('PRIMARY', 'KEY')) {
    const { names, autoincrement } = readColumnNames(reader);
    return { kind: 'primaryKey', columns: names, autoincrement };
  }
  if (reader.skip('UNIQUE')) return { kind: 'unique', columns: readColumnNames(reader).names };
  if (reader.skip('CHECK')) return { kind: 'check', expression: readGroupText(reader) };
  throw reader.unexpected('a table constraint');
}
