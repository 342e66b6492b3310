import type { Allowance } from '../revision/allowance.ts';
import type { Step } from '../revision/plan-steps.ts';
import type { Revision } from '../revision/revision.ts';
import { unusedAllowances } from '../review/allowances.ts';
import { findHazards, type Ruling } from '../review/find-hazards.ts';
import { recordOperations, type Recorder, type Recording } from '../runtime/record-operations.ts';
import { hazardUnknown } from './command-error.ts';
import { hazardIds } from './ruling.ts';

/** What a migration file allows and does not do. */
export interface UnusedAllowance extends Allowance {
  /** The id of the revision. */
  readonly revision: string;
}

/** What files allow and their upgrades do not do; nothing of one that reads the database first. */
export async function findUnusedAllowances(
  revisions: readonly Revision[],
  ruling: Ruling,
  recorder: Recorder,
): Promise<readonly UnusedAllowance[]> {
  rejectUnknownHazards(revisions, ruling);
  const unused: UnusedAllowance[] = [];
  for (const revision of revisions) {
    if (revision.allowed.length === 0) continue;
    const step: Step = { revision, direction: 'upgrade', headsAfter: [] };
    unused.push(...unusedIn(revision, await recordOperations(step, recorder), ruling));
  }
  return unused;
}

/** What a file allows and does not do, as its recording tells. */
export function unusedIn(
  revision: Revision,
  { operations, isComplete }: Recording,
  ruling: Ruling,
): readonly UnusedAllowance[] {
  if (revision.allowed.length === 0 || !isComplete) return [];
  const unused = unusedAllowances(revision.allowed, findHazards(operations, ruling));
  return unused.map((allowance) => ({ ...allowance, revision: revision.id }));
}

/** @throws {LimbeckError} `HAZARD_UNKNOWN` for the first allowance of something that no rule finds. */
export function rejectUnknownHazards(revisions: readonly Revision[], { rules = [] }: Ruling): void {
  const ids = hazardIds(rules);
  for (const { allowed, path } of revisions) {
    const unknown = allowed.find(({ hazard }) => !ids.includes(hazard));
    if (unknown !== undefined) throw hazardUnknown(unknown.hazard, path, ids);
  }
}
