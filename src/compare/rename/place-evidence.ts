import type { Table } from '../../schema/table.ts';
import type { ComparisonRules } from '../comparison-rules.ts';
import type { ColumnEncounter } from './column-encounter.ts';
import type { Evidence } from './evidence.ts';
import { WEIGHTS } from './thresholds.ts';

/** Whether the columns stand between the same others, of those that are there before and after. */
export function placeEvidence(
  { tables, from, to }: ColumnEncounter,
  { foldName }: Pick<ComparisonRules, 'foldName'>,
): Evidence {
  const fold = (name: string): string => foldName(name, 'member');
  const names = [tables.from, tables.to].map(
    ({ columns }) => new Set(columns.map(({ name }) => fold(name))),
  );
  const isKept = (name: string): boolean => names.every((each) => each.has(name));
  const before = neighbours(tables.from, fold(from.name), { fold, isKept });
  const after = neighbours(tables.to, fold(to.name), { fold, isKept });
  const [previous, next] = [before[0] === after[0], before[1] === after[1]];
  const { between, beside, elsewhere } = WEIGHTS.place;
  if (previous && next) return { weight: between, reason: placeOf(after) };
  return { weight: previous || next ? beside : elsewhere, reason: 'a neighbour is the same' };
}

type Neighbours = readonly [previous: string | null, next: string | null];

function neighbours(
  { columns }: Table,
  column: string,
  { fold, isKept }: { fold(name: string): string; isKept(name: string): boolean },
): Neighbours {
  const names = columns.map(({ name }) => fold(name));
  const position = names.indexOf(column);
  return [
    names.slice(0, position).findLast(isKept) ?? null,
    names.slice(position + 1).find(isKept) ?? null,
  ];
}

function placeOf([previous, next]: Neighbours): string {
  if (previous === null)
    return next === null ? 'the place is the same' : `both stand before ${next}`;
  return next === null
    ? `both stand behind ${previous}`
    : `both stand between ${previous} and ${next}`;
}
