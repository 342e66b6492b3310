import { footprintOf } from '../operation/footprint.ts';
import type { Operation } from '../operation/operation.ts';
import { touchedThings, type TouchedThings } from '../operation/touched-things.ts';
import { queryMentions } from '../schema/query-mentions.ts';
import type { Schema } from '../schema/schema.ts';
import { sameTableName, type TableName } from '../schema/table-name.ts';
import { pairIndexes } from './compare-indexes.ts';
import { pairViews } from './compare-views.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import type { FoundValues } from './rename/find-values.ts';
import { mentionsRenamedValue } from './renamed-values.ts';
import { fateOf, type Fate, type StayingView } from './view-fate.ts';

/** Both sides, with the enumerated values that have another name. */
interface ViewSurroundings {
  readonly from: Schema;
  readonly to: Schema;
  readonly values: readonly FoundValues[];
}

/**
 * Sees to the views that stay while things change that they read: some have to be replaced with them,
 * and some cannot be there meanwhile. The latter are dropped, and created again afterwards.
 */
export function stepAside(
  operations: readonly Operation[],
  { from, to, values }: ViewSurroundings,
  rules: ComparisonRules,
): readonly Operation[] {
  const mentionsRenamed = mentionsRenamedValue(values);
  const staying = pairViews(from.views, to.views, { rules }).kept.map((pair): StayingView => ({
    ...pair,
    before: queryMentions(pair.from.definition),
    after: queryMentions(pair.to.definition),
    mentionsRenamed: mentionsRenamed(pair.to.definition),
  }));
  if (staying.length === 0) return operations;
  const own = new Map(
    staying.map((view) => {
      const asked = operations.filter((operation) => isAbout(operation, view));
      return [withUndeclaredIndexes(view, asked, rules), asked];
    }),
  );
  const taken = new Set([...own.values()].flat());
  const others = operations.filter((operation) => !taken.has(operation));
  const fates = settle(own, others, rules);
  return [
    ...others,
    ...Array.from(own, ([view, asked]) => carryOut(view, asked, fates.get(view))).flat(),
  ];
}

type OwnOperations = ReadonlyMap<StayingView, readonly Operation[]>;

/** What becomes of one view decides on those that read it: asks until nothing changes any more. */
function settle(
  own: OwnOperations,
  others: readonly Operation[],
  rules: ComparisonRules,
): ReadonlyMap<StayingView, Fate> {
  const fates = new Map(Array.from(own, ([view, asked]) => [view, askedFate(view, asked)]));
  const relevant = others.filter((operation) => touchesViews(operation, rules));
  let isSettled = false;
  while (!isSettled) {
    isSettled = true;
    const touched = touchedBy(relevant, fates);
    for (const [view, fate] of fates) {
      const next = fateOf(view, fate, touched, rules);
      isSettled &&= next === fate;
      fates.set(view, next);
    }
  }
  return fates;
}

function askedFate({ mentionsRenamed }: StayingView, asked: readonly Operation[]): Fate {
  if (mentionsRenamed || asked.some(({ kind }) => kind === 'createView')) return 'aside';
  return asked.some(({ kind }) => kind === 'replaceView') ? 'replaced' : 'untouched';
}

/** Of alterations, views only feel those of a column's type, and not everywhere. */
function touchesViews(operation: Operation, { viewsHold }: ComparisonRules): boolean {
  if (operation.kind !== 'alterColumn') return operation.kind !== 'alterEnum';
  const { type, collation, generated } = operation.change;
  return viewsHold && [type, collation, generated].some((value) => value !== undefined);
}

function touchedBy(
  others: readonly Operation[],
  fates: ReadonlyMap<StayingView, Fate>,
): TouchedThings {
  const views = Array.from(fates, ([view, fate]) => carryOut(view, [], fate)).flat();
  return touchedThings([...others, ...views].map(footprintOf));
}

/** The operations on one view: those that were `asked` for, unless the whole view is made again. */
function carryOut(
  { from, to }: StayingView,
  asked: readonly Operation[],
  fate: Fate = 'untouched',
): readonly Operation[] {
  switch (fate) {
    case 'untouched':
      return asked;
    case 'replaced':
      return [{ kind: 'replaceView', from, to }];
    case 'aside':
      return [
        { kind: 'dropView', view: from, recreated: true },
        { kind: 'createView', view: to, recreated: true },
      ];
  }
}

function isAbout(operation: Operation, { from, to }: StayingView): boolean {
  const subject = subjectOf(operation);
  return subject !== null && [from, to].some((view) => sameTableName(view, subject));
}

/** The view that an operation may be about: only some of those on indexes are. */
function subjectOf(operation: Operation): TableName | null {
  if (operation.kind === 'createView' || operation.kind === 'dropView') return operation.view;
  if (operation.kind === 'replaceView') return operation.to;
  const isOnIndex =
    operation.kind === 'createIndex' ||
    operation.kind === 'dropIndex' ||
    operation.kind === 'renameIndex';
  return isOnIndex ? operation.table : null;
}

/** Indexes that are there without being declared, and that nobody asked to drop, come back with the view. */
function withUndeclaredIndexes(
  view: StayingView,
  asked: readonly Operation[],
  rules: ComparisonRules,
): StayingView {
  if (!view.to.materialized) return view;
  const dropped = new Set(
    asked.map((operation) => (operation.kind === 'dropIndex' ? operation.index : null)),
  );
  const kept = pairIndexes(view.from, view.to, { rules }).removed.filter(
    ({ name }) => !dropped.has(name),
  );
  return { ...view, to: { ...view.to, indexes: [...view.to.indexes, ...kept] } };
}
