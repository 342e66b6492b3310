import { mentionsColumn, queryMentions } from '../schema/query-mentions.ts';
import type { Table } from '../schema/table.ts';
import type { TableName } from '../schema/table-name.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import type { Doubt } from './doubt.ts';
import { pairByName } from './pair-by-name.ts';
import { foldedKey } from './folded-key.ts';

/**
 * Tells of a doubt whether the text in the catalog reads a column that is not declared any more: no
 * declared text means the same, and no server could be asked, for it would have to have both.
 */
export function readsDroppedColumn(
  tables: { readonly from: readonly Table[]; readonly to: readonly Table[] },
  rules: ComparisonRules,
): (doubt: Doubt) => boolean {
  const keyOf = (table: TableName): string => foldedKey(table, rules);
  const before = new Map(tables.from.map((table) => [keyOf(table), table]));
  return (doubt) => {
    if (!('table' in doubt) || doubt.kind === 'default' || doubt.kind === 'onUpdate') return false;
    const from = before.get(keyOf(doubt.table));
    if (from === undefined) return false;
    const { removed } = pairByName(from.columns, doubt.table.columns, ({ name }) =>
      rules.foldName(name, 'member'),
    );
    if (removed.length === 0) return false;
    const mentions = queryMentions(doubt.from);
    return removed.some(({ name }) => mentionsColumn(mentions, name));
  };
}
