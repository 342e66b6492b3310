import { readColumn } from './parse-column.ts';
import { readConstraint } from './parse-constraint.ts';
import type { ColumnDefinition, TableConstraint, TableDefinition } from './table-definition.ts';
import { TokenReader } from './token-reader.ts';

/**
 * Takes a CREATE TABLE statement apart, as it stands in `sqlite_master`: one that SQLite has
 * accepted and written out, so without IF NOT EXISTS and with the columns of a `CREATE TABLE … AS`.
 * The grammar is that of https://sqlite.org/lang_createtable.html and of parse.y where it takes more.
 */
export function parseTable(sql: string): TableDefinition {
  const reader = new TokenReader(sql);
  reader.expect('CREATE', 'TABLE');
  const name = reader.takeName().value;
  reader.expect('(');
  const open = reader.lastSpan;
  const columns = readColumns(reader);
  const constraints = readConstraints(reader);
  reader.expect(')');
  return { sql, name, columns, constraints, open, close: reader.lastSpan, ...readOptions(reader) };
}

function readColumns(reader: TokenReader): readonly ColumnDefinition[] {
  const columns: ColumnDefinition[] = [];
  while (!reader.isNext(')') && !isConstraintNext(reader)) {
    columns.push(readColumn(reader));
  }
  return columns;
}

function readConstraints(reader: TokenReader): readonly TableConstraint[] {
  const constraints: TableConstraint[] = [];
  while (!reader.isNext(')')) {
    constraints.push(readConstraint(reader));
  }
  return constraints;
}

const constraintWords = ['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN'];

/** These words are reserved: no column has one of them for a name without quotes. */
function isConstraintNext(reader: TokenReader): boolean {
  return constraintWords.some((word) => reader.isNext(word));
}

function readOptions(reader: TokenReader): Pick<TableDefinition, 'withoutRowid' | 'strict'> {
  let withoutRowid = false;
  let strict = false;
  do {
    if (reader.skip('WITHOUT', 'ROWID')) withoutRowid = true;
    else if (reader.skip('STRICT')) strict = true;
  } while (reader.skip(','));
  return { withoutRowid, strict };
}
