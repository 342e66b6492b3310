import type { Column } from '../../schema/column.ts';
import type { Table } from '../../schema/table.ts';
import { pairByName } from '../pair-by-name.ts';
import type { RenameCandidate, RenameQuestion } from '../rename.ts';
import { sameColumnType } from '../same-column-type.ts';
import { reasonsOf, scoreOf, type Evidence } from './evidence.ts';
import type { RenameContext } from './renaming.ts';
import { WEIGHTS } from './thresholds.ts';

/** A table on both sides, and what answers call its columns. */
export interface SwapSubject {
  readonly from: Table;
  readonly to: Table;
  nameBefore(column: Column): string;
  nameAfter(column: Column): string;
}

/** A column that stays where it is, and changes its kind. */
interface ChangedColumn {
  readonly from: Column;
  readonly to: Column;
}

/**
 * Columns that each have the type that the other had, of another kind than their own: they may have
 * changed places, and only somebody can tell. Altered where they stand, they would lose their values.
 */
export function findSwaps(subject: SwapSubject, context: RenameContext): readonly RenameQuestion[] {
  const changed = changedColumns(subject, context);
  const open = changed.flatMap((one, position) =>
    changed
      .slice(position + 1)
      .filter((other) => haveSwapped(one, other, subject.to, context))
      .filter((other) => ![one, other].some((each) => isKept(each, subject, context)))
      .map((other) => ({ columns: [one, other], candidate: candidateOf(one, other, subject) })),
  );
  const asked = new Set<ChangedColumn>();
  return open.flatMap(({ columns, candidate }) => {
    if (columns.some((column) => asked.has(column))) return [];
    for (const column of columns) asked.add(column);
    const alternatives = open
      .filter((each) => each.candidate !== candidate)
      .filter((each) => each.columns.some((column) => columns.includes(column)))
      .map((each) => each.candidate);
    return [{ ...candidate, alternatives }];
  });
}

function changedColumns(
  { from, to }: SwapSubject,
  { rules, options }: RenameContext,
): readonly ChangedColumn[] {
  return pairByName(from.columns, to.columns, ({ name }) =>
    rules.foldName(name, 'member'),
  ).kept.filter(
    (pair) =>
      rules.typeFamily(pair.from) !== rules.typeFamily(pair.to) &&
      pair.from.generated === null &&
      pair.to.generated === null &&
      !sameColumnType(pair.from, pair.to, to, { rules, options }),
  );
}

function haveSwapped(
  one: ChangedColumn,
  other: ChangedColumn,
  table: Table,
  context: RenameContext,
): boolean {
  return (
    sameColumnType(one.from, other.to, table, context) &&
    sameColumnType(other.from, one.to, table, context)
  );
}

function isKept(
  { from, to }: ChangedColumn,
  { nameBefore, nameAfter }: SwapSubject,
  { answers }: RenameContext,
): boolean {
  return [nameBefore(from), nameAfter(to)].some((name) => answers.isKept(name));
}

function candidateOf(
  one: ChangedColumn,
  other: ChangedColumn,
  { nameBefore, nameAfter }: SwapSubject,
): RenameCandidate {
  const evidence = swapEvidence(one, other);
  return {
    kind: 'column',
    from: nameBefore(one.from),
    to: nameAfter(other.to),
    counterpart: { from: nameBefore(other.from), to: nameAfter(one.to) },
    score: scoreOf(evidence),
    reasons: reasonsOf(evidence),
  };
}

function swapEvidence(one: ChangedColumn, other: ChangedColumn): readonly Evidence[] {
  const haveSwappedIn = (property: 'nullable' | 'default' | 'comment'): boolean =>
    one.from[property] !== other.from[property] &&
    one.from[property] === other.to[property] &&
    other.from[property] === one.to[property];
  const further = [
    ['nullable', WEIGHTS.swap.nullable, 'NULL is allowed in the one that did not allow it'],
    ['default', WEIGHTS.swap.default, 'each has the default that the other had'],
    ['comment', WEIGHTS.swap.comment, 'each has the comment that the other had'],
  ] as const;
  return [
    { weight: WEIGHTS.prior, reason: null },
    { weight: WEIGHTS.swap.type, reason: 'each has the type that the other had' },
    ...further
      .filter(([property]) => haveSwappedIn(property))
      .map(([, weight, reason]) => ({ weight, reason })),
  ];
}
