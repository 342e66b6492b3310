import type { Operation } from '../operation/operation.ts';
import type { Table } from '../schema/table.ts';
import { tableNameOf } from '../schema/table-name.ts';
import type { ComparisonRules } from './comparison-rules.ts';

/** One alteration for all options of a table that differ, among those that entities declare there. */
export function compareOptions(
  from: Table,
  to: Table,
  { tableOptions }: ComparisonRules,
): readonly Operation[] {
  const changed = tableOptions.filter((option) => from.options[option] !== to.options[option]);
  if (changed.length === 0) return [];
  const pick = ({ options }: Table): object =>
    Object.fromEntries(changed.map((option) => [option, options[option] ?? null]));
  return [
    {
      kind: 'alterTableOptions',
      table: tableNameOf(to),
      change: pick(to),
      existing: pick(from),
    },
  ];
}
