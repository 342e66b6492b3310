import type { Column, ColumnChange } from '../../schema/column.ts';
import { columnOf } from './column-of.ts';
import { formatCollation, formatDefault, formatGenerated } from './ddl-column.ts';
import { editText, insertAt, removeElement, removeSpan, type Splice } from './edit-text.ts';
import { formatEnumCheck, parseEnumCheck } from './enum-check.ts';
import { primaryKeyOf } from './primary-key.ts';
import { columnNotFound, numberingUnsupported } from './sqlite-error.ts';
import {
  findClause,
  sameName,
  type ColumnClauseKind,
  type ColumnDefinition,
  type TableDefinition,
} from './table-definition.ts';

type Edit = (table: TableDefinition, column: ColumnDefinition, to: Column) => readonly Splice[];

/**
 * How each property of a column is written into its text, in the order in which they are. Comments,
 * character sets and ON UPDATE, which SQLite does not have, change nothing.
 */
const edits: readonly (readonly [keyof ColumnChange, Edit])[] = [
  ['enumValues', removeEnumCheck],
  ['type', editType],
  ['enumValues', addEnumCheck],
  ['collation', editCollation],
  ['nullable', editNullability],
  ['generated', editGenerated],
  ['default', editDefault],
];

/** The definition with some properties of a column changed, and the rest of the text as it was. */
export function editColumn(
  table: TableDefinition,
  name: string,
  change: ColumnChange,
): TableDefinition {
  const to = { ...columnOf(columnNamed(table, name), table), ...change };
  const edited = edits
    .filter(([property]) => change[property] !== undefined)
    .reduce(
      (before, [, edit]) => editText(before, ...edit(before, columnNamed(before, name), to)),
      table,
    );
  return change.identity === undefined ? edited : editIdentity(edited, name, to);
}

/** The column of that name. @throws {LimbeckError} `OPERATION_UNSUPPORTED` when there is none */
export function columnNamed(table: TableDefinition, name: string): ColumnDefinition {
  const column = table.columns.find((candidate) => sameName(candidate.name, name));
  if (column === undefined) throw columnNotFound(table.name, name);
  return column;
}

function editType(
  _: TableDefinition,
  column: ColumnDefinition,
  { type }: Column,
): readonly Splice[] {
  if (type === column.type) return [];
  const { typeSpan, nameSpan } = column;
  return typeSpan === null ? [insertAt(nameSpan.end, ` ${type}`)] : [{ ...typeSpan, text: type }];
}

function removeEnumCheck(table: TableDefinition, column: ColumnDefinition): readonly Splice[] {
  return column.clauses
    .filter((clause) => clause.kind === 'check' && parseEnumCheck(clause, column) !== null)
    .map((clause) => removeSpan(table, clause));
}

function addEnumCheck(
  _: TableDefinition,
  column: ColumnDefinition,
  { enumValues }: Column,
): readonly Splice[] {
  if (enumValues === null) return [];
  const check = formatEnumCheck(column.name, enumValues);
  return [insertAt(column.typeSpan?.end ?? column.nameSpan.end, ` ${check}`)];
}

function editCollation(
  table: TableDefinition,
  column: ColumnDefinition,
  { collation }: Column,
): readonly Splice[] {
  const text = collation === null ? null : formatCollation(collation);
  return setClause(table, column, 'collate', text);
}

function editNullability(
  table: TableDefinition,
  column: ColumnDefinition,
  { nullable }: Column,
): readonly Splice[] {
  if (columnOf(column, table).nullable === nullable) return [];
  if (nullable) return setClause(table, column, 'notNull', null);
  return [
    ...setClause(table, column, 'null', null),
    ...setClause(table, column, 'notNull', 'NOT NULL'),
  ];
}

function editGenerated(
  table: TableDefinition,
  column: ColumnDefinition,
  { generated }: Column,
): readonly Splice[] {
  if (generated === null) return setClause(table, column, 'generated', null);
  return [
    ...setClause(table, column, 'default', null),
    ...setClause(table, column, 'generated', formatGenerated(generated)),
  ];
}

function editDefault(
  table: TableDefinition,
  column: ColumnDefinition,
  { default: expression }: Column,
): readonly Splice[] {
  const text = expression === null ? null : formatDefault(expression);
  return setClause(table, column, 'default', text);
}

/** What may stand behind the clauses of each kind, in TypeORM's order (see `formatColumn`). */
const following: Readonly<
  Record<'collate' | 'null' | 'notNull' | 'default' | 'generated', readonly ColumnClauseKind[]>
> = {
  collate: ['null', 'notNull', 'default', 'generated'],
  null: [],
  notNull: ['default', 'generated'],
  default: [],
  generated: [],
};

/** Puts a text in the place of a clause, or where such a clause belongs; null takes the clause away. */
function setClause(
  table: TableDefinition,
  column: ColumnDefinition,
  kind: keyof typeof following,
  text: string | null,
): readonly Splice[] {
  const clause = findClause(column, kind);
  if (clause !== undefined) {
    return [
      text === null ? removeSpan(table, clause) : { start: clause.start, end: clause.end, text },
    ];
  }
  if (text === null) return [];
  const next = column.clauses.find((candidate) => following[kind].includes(candidate.kind));
  return [next === undefined ? insertAt(column.end, ` ${text}`) : insertAt(next.start, `${text} `)];
}

/** AUTOINCREMENT goes with a PRIMARY KEY behind the column itself. */
function editIdentity(table: TableDefinition, name: string, to: Column): TableDefinition {
  const column = columnNamed(table, name);
  const autoincrement = primaryKeyOf(table)?.autoincrement ?? null;
  const counts = columnOf(column, table).identity !== null;
  if (counts === (to.identity !== null)) return table;
  if (to.identity === null && autoincrement !== null) {
    return editText(table, removeSpan(table, autoincrement));
  }
  const inline = findClause(column, 'primaryKey');
  if (inline === undefined) return moveKeyInline(table, column);
  return editText(table, insertAt(inline.end, ' AUTOINCREMENT'));
}

function moveKeyInline(table: TableDefinition, column: ColumnDefinition): TableDefinition {
  const key = primaryKeyOf(table);
  const constraint = table.constraints.find(({ kind }) => kind === 'primaryKey');
  const isWhole = key !== null && key.columns.length === 1 && key.columns.includes(column.name);
  if (constraint === undefined || !isWhole) throw numberingUnsupported(table.name, column.name);
  const position = column.typeSpan?.end ?? column.nameSpan.end;
  return editText(
    removeElement(table, constraint),
    insertAt(position, ' PRIMARY KEY AUTOINCREMENT'),
  );
}
