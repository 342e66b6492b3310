import { parseTable } from './parse-table.ts';
import type { Element, TableDefinition } from './table-definition.ts';
import type { Span } from './tokenize.ts';

/** Text to stand in place of a span; an empty span is a place to insert at. */
export interface Splice extends Span {
  readonly text: string;
}

/** The definition with pieces of its text replaced, and all the rest as it was. */
export function editText(table: TableDefinition, ...splices: readonly Splice[]): TableDefinition {
  const lastFirst = splices.toSorted((one, other) => other.start - one.start);
  return parseTable(lastFirst.reduce(replaceSpan, table.sql));
}

function replaceSpan(sql: string, { start, end, text }: Splice): string {
  return sql.slice(0, start) + text + sql.slice(end);
}

/** Puts text at a place. */
export function insertAt(position: number, text: string): Splice {
  return { start: position, end: position, text };
}

/** Takes a part away together with the white space before it. */
export function removeSpan({ sql }: TableDefinition, { start, end }: Span): Splice {
  const before = sql.slice(0, start).trimEnd();
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // The line break that ends a comment has to stay.
  return { start: line.includes('--') ? start : before.length, end, text: '' };
}

/** Takes a column or constraint away, with the comma that goes with it. */
export function removeElement(table: TableDefinition, element: Element): TableDefinition {
  const { comma } = element;
  if (comma !== null && element.start === table.open.end) {
    const space = /^[ \t]*/.exec(table.sql.slice(comma.end))?.[0].length ?? 0;
    const throughSpace = { start: comma.start, end: comma.end + space, text: '' };
    return editText(table, removeSpan(table, element), throughSpace);
  }
  const separator = comma ?? commaBefore(table, element);
  const spans = separator === null ? [element] : [element, separator];
  return editText(table, ...spans.map((span) => removeSpan(table, span)));
}

/** The comma before the last element, if it is the last one and has one. */
function commaBefore(table: TableDefinition, element: Element): Span | null {
  const elements: readonly Element[] = [...table.columns, ...table.constraints];
  const isLast = elements.at(-1)?.start === element.start;
  return isLast ? (elements.at(-2)?.comma ?? null) : null;
}

/** Adds a column behind the last one. */
export function appendColumn(table: TableDefinition, text: string): TableDefinition {
  return appendAfter(table, table.columns.at(-1), text);
}

/** Adds a constraint behind everything else. */
export function appendConstraint(table: TableDefinition, text: string): TableDefinition {
  return appendAfter(table, table.constraints.at(-1) ?? table.columns.at(-1), text);
}

/** Adds an element behind another one, or as the first one. */
export function appendAfter(
  table: TableDefinition,
  element: Element | undefined,
  text: string,
): TableDefinition {
  const position = element?.end ?? table.open.end;
  return editText(table, insertAt(position, separatorOf(table) + text));
}

/** What separates two elements here: a comma, and a line break where each has a line of its own. */
function separatorOf(table: TableDefinition): string {
  const first = table.columns[0];
  const gap = first === undefined ? '' : table.sql.slice(table.open.end, first.start);
  return gap.trim() === '' && gap.includes('\n') ? `,${gap}` : ', ';
}

/**
 * Moves the closing parenthesis right behind a check that comes last: TypeORM's reader of CREATE
 * TABLE texts overlooks it otherwise.
 */
export function closeBehindCheck(table: TableDefinition): TableDefinition {
  const last = table.constraints.at(-1);
  if (last?.kind !== 'check') return table;
  const gap = { start: last.end, end: table.close.start };
  if (table.sql.slice(gap.start, gap.end).trim() !== '') return table;
  return editText(table, { ...gap, text: '' });
}
