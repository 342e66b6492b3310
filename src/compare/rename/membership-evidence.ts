import type { Table } from '../../schema/table.ts';
import type { ComparisonRules } from '../comparison-rules.ts';
import type { ColumnEncounter } from './column-encounter.ts';
import type { Evidence } from './evidence.ts';
import { referencedTableOf, referenceOf } from './reference-of.ts';
import { WEIGHTS } from './thresholds.ts';

/** Keys, unique constraints and indexes that the columns are in, and what they refer to. */
export function membershipEvidence(
  { tables, from, to }: ColumnEncounter,
  rules: Pick<ComparisonRules, 'foldName'>,
): readonly Evidence[] {
  const before = membershipsOf(tables.from, from.name, rules);
  const after = membershipsOf(tables.to, to.name, rules);
  const shared = [...before].filter(([key]) => after.has(key));
  const other = before.size + after.size - 2 * shared.length;
  return [
    ...referenceEvidence(tables, from.name, to.name),
    ...shared.map(([, evidence]) => evidence),
    ...(other === 0 ? [] : [{ weight: Math.min(2, other) * WEIGHTS.member.other, reason: null }]),
  ];
}

function referenceEvidence(
  tables: ColumnEncounter['tables'],
  from: string,
  to: string,
): readonly Evidence[] {
  const [before, after] = [referenceOf(tables.from, from), referenceOf(tables.to, to)];
  if (before === null && after === null) return [];
  if (before === null || after === null) {
    return [{ weight: WEIGHTS.reference.none, reason: null }];
  }
  return before === after
    ? [
        {
          weight: WEIGHTS.member.foreignKey,
          reason: `both refer to ${referencedTableOf(tables.to, to)}`,
        },
      ]
    : [{ weight: WEIGHTS.reference.other, reason: null }];
}

/** What the column is in, by a text in which its own name does not stand. */
function membershipsOf(
  table: Table,
  column: string,
  { foldName }: Pick<ComparisonRules, 'foldName'>,
): ReadonlyMap<string, Evidence> {
  const { member, singular } = WEIGHTS;
  const keyOf = (kind: string, columns: readonly string[]): string =>
    JSON.stringify([
      kind,
      columns.map((name) => (name === column ? null : foldName(name, 'member'))),
    ]);
  const found: [string, Evidence][] = [];
  const add = (kind: string, columns: readonly string[], alone: number, words: string): void => {
    if (!columns.includes(column)) return;
    const weight = columns.length > 1 ? singular.members : alone;
    found.push([keyOf(kind, columns), { weight, reason: words }]);
  };
  add('key', table.primaryKey?.columns ?? [], member.primaryKey, 'both are in the primary key');
  for (const { columns } of table.uniques) {
    add('unique', columns, member.unique, 'both are in the same unique constraint');
  }
  for (const { keys, unique, method } of table.indexes) {
    const columns = keys.map(({ value }) => value);
    const weight = unique ? member.unique : member.index;
    add(`index ${unique} ${method}`, columns, weight, 'both are in the same index');
  }
  return new Map(found);
}
