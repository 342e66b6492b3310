import { constraintsOf } from '../schema/constraints-of.ts';
import type { Table } from '../schema/table.ts';
import { call, list, literal, object, type Code } from './code.ts';
import { renderColumn } from './render-column.ts';
import { renderElement } from './render-constraint.ts';
import type { RenderContext } from './render-context.ts';

/** `op.createTable('posts', [columns and constraints], { … })`; its indexes are calls of their own. */
export function renderTable(
  table: Table,
  { spell, render }: Pick<RenderContext, 'spell' | 'render'>,
  ifNotExists?: true,
): Code {
  const elements = [
    ...table.columns.map((column) => renderColumn(spell(column, table), render)),
    ...constraintsOf(table).map((constraint) => renderElement(constraint, render)),
  ].filter((element) => element !== null);
  const { engine, charset, collation, withoutRowid, strict } = table.options;
  const options = object([
    ['comment', optional(table.comment ?? undefined)],
    ['engine', optional(engine)],
    ['charset', optional(charset)],
    ['collation', optional(collation)],
    ['withoutRowid', optional(withoutRowid)],
    ['strict', optional(strict)],
    ['ifNotExists', optional(ifNotExists)],
    ['schema', optional(table.schema ?? undefined)],
  ]);
  return call(
    'op.createTable',
    literal(table.name),
    list(elements),
    ...(options === null ? [] : [options]),
  );
}

function optional(value: string | boolean | undefined): Code | null {
  return value === undefined ? null : literal(value);
}
