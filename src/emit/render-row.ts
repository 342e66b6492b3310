import { isStructure, type Row, type RowValue } from '../schema/row.ts';
import { list, object, quote, text, type Code } from './code.ts';
import { renderValue } from './render-value.ts';

/** A row of `op.bulkInsert` as an object literal. */
export function renderRow(row: Row): Code {
  const entries = Object.entries(row).map(
    ([name, value]) => [keyOf(name), renderRowValue(value)] as const,
  );
  return object(entries) ?? text('{}');
}

function renderRowValue(value: RowValue): Code {
  if (!isStructure(value)) return renderValue(value);
  // What JSON can say, members of a structure can be.
  return Array.isArray(value) ? list(value.map(renderRowValue)) : renderRow(value as Row);
}

/** Names that are no identifiers stand in quotes. */
function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}
