import type { TableOptionsChange } from '../../schema/table.ts';
import { editText } from './edit-text.ts';
import type { TableDefinition } from './table-definition.ts';

/** The definition with other options behind its parentheses; those of other databases are passed over. */
export function editOptions(table: TableDefinition, change: TableOptionsChange): TableDefinition {
  const next = {
    withoutRowid: optionAfter(table.withoutRowid, change.withoutRowid),
    strict: optionAfter(table.strict, change.strict),
  };
  if (next.withoutRowid === table.withoutRowid && next.strict === table.strict) return table;
  const text = formatOptions(next);
  return editText(table, { start: table.close.end, end: table.sql.length, text });
}

function optionAfter(before: boolean, change: true | null | undefined): boolean {
  return change === undefined ? before : change === true;
}

/** What stands behind the last parenthesis, with the space before it. */
export function formatOptions(options: {
  readonly withoutRowid?: boolean;
  readonly strict?: boolean;
}): string {
  const words = [
    ...(options.withoutRowid === true ? ['WITHOUT ROWID'] : []),
    ...(options.strict === true ? ['STRICT'] : []),
  ];
  return words.length === 0 ? '' : ` ${words.join(', ')}`;
}
