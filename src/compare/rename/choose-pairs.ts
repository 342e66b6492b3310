import { bestAssignment } from '../../util/best-assignment.ts';
import type { RenameCandidate, RenameQuestion } from '../rename.ts';
import { CERTAIN, CLEARANCE, CONCEIVABLE } from './thresholds.ts';

/** Two things that may be one, and how likely that is. */
export interface Pair<Thing> {
  readonly from: Thing;
  readonly to: Thing;
  readonly candidate: RenameCandidate;
}

export interface Choice<Thing> {
  readonly chosen: readonly Pair<Thing>[];
  readonly questions: readonly RenameQuestion[];
}

/**
 * The pairs among all possible ones that are certain and clear of the others, and those that
 * somebody has to decide. What is chosen is out of the way of what is left.
 */
export function choosePairs<Thing>(pairs: readonly Pair<Thing>[]): Choice<Thing> {
  const chosen: Pair<Thing>[] = [];
  let open = pairs.filter(({ candidate }) => candidate.score >= CONCEIVABLE);
  for (;;) {
    const best = bestPairs(open);
    const clear = best.filter((pair) => isCertain(pair, open));
    if (clear.length === 0) return { chosen, questions: best.map((pair) => ask(pair, open)) };
    chosen.push(...clear);
    open = open.filter((pair) => !clear.some((taken) => share(pair, taken)));
  }
}

function isCertain<Thing>(pair: Pair<Thing>, pairs: readonly Pair<Thing>[]): boolean {
  const { score } = pair.candidate;
  // In hundredths, which a difference of two numbers may miss by a hair.
  const isClear = ({ candidate: other }: Pair<Thing>): boolean =>
    Math.round(100 * (score - other.score)) >= 100 * CLEARANCE;
  return score >= CERTAIN && rivals(pair, pairs).every(isClear);
}

/** One pair a thing, such that all scores add up to the most there can be. */
function bestPairs<Thing>(pairs: readonly Pair<Thing>[]): readonly Pair<Thing>[] {
  const froms = [...new Set(pairs.map(({ from }) => from))];
  const tos = [...new Set(pairs.map(({ to }) => to))];
  const grid = froms.map((from) =>
    tos.map((to) => pairs.find((pair) => pair.from === from && pair.to === to)),
  );
  const assignment = bestAssignment(
    grid.map((row) => row.map((pair) => pair?.candidate.score ?? 0)),
  );
  return grid.flatMap((row, index) => row[assignment[index] ?? -1] ?? []);
}

function ask<Thing>(pair: Pair<Thing>, pairs: readonly Pair<Thing>[]): RenameQuestion {
  const alternatives = rivals(pair, pairs)
    .map(({ candidate }) => candidate)
    .toSorted((one, other) => other.score - one.score);
  return { ...pair.candidate, alternatives };
}

function rivals<Thing>(pair: Pair<Thing>, pairs: readonly Pair<Thing>[]): readonly Pair<Thing>[] {
  return pairs.filter((other) => other !== pair && share(pair, other));
}

function share<Thing>(one: Pair<Thing>, other: Pair<Thing>): boolean {
  return one.from === other.from || one.to === other.to;
}
