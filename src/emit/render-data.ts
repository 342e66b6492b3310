import { isStructure, type RowValue } from '../schema/row.ts';
import { list, object, quote, text, type Code } from './code.ts';
import { renderValue } from './render-value.ts';

/** A value of a row, or data of a custom operation, as a literal: lists and objects of literals and `sql` values. */
export function renderData(value: RowValue): Code {
  if (!isStructure(value)) return renderValue(value);
  if (Array.isArray(value)) return list(value.map(renderData));
  const entries = Object.entries(value).map(
    // What JSON can say, members of a structure can be.
    ([name, member]) => [keyOf(name), renderData(member as RowValue)] as const,
  );
  return object(entries) ?? text('{}');
}

/** Names that are no identifiers stand in quotes. */
function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}
