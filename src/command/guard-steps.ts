import type { Step } from '../revision/plan-steps.ts';
import { allowanceFor } from '../review/allowances.ts';
import type { Ruling } from '../review/find-hazards.ts';
import type { Hazard } from '../review/hazard.ts';
import { judgeOperation, type Judgement } from '../review/judge-operation.ts';
import { trackThings } from '../review/track-things.ts';
import { noGuard, type Guard } from '../runtime/guard.ts';
import { recordOperations, type Recorder, type Recording } from '../runtime/record-operations.ts';
import { dataLoss, dataLossUnderWay } from './command-error.ts';
import type { Database } from './project.ts';
import { rejectUnknownHazards, unusedIn, type UnusedAllowance } from './unused-allowances.ts';
import type { UpgradeOptions } from './upgrade.ts';

/** A run that is about to begin. */
export interface GuardedRun extends Pick<UpgradeOptions, 'onHazard'> {
  readonly steps: readonly Step[];
  /** The heads of the database. */
  readonly from: readonly string[];
  readonly direction: Step['direction'];
  readonly allowDataLoss: boolean;
  readonly ruling: Ruling;
  readonly recorder: Recorder;
  readonly database: Pick<Database, 'dialect' | 'db'>;
}

/** What watches over a run. */
export interface StepGuard {
  guardFor(step: Step): Guard;
  readonly unusedAllowances: readonly UnusedAllowance[];
}

/**
 * Sees to it that an upgrade loses nothing that is there and its files do not allow:
 *
 * 1. All migrations are recorded and judged before the first one is run, up to one that reads the
 *    database, whose operations depend on what it finds.
 * 2. Each operation is judged again when its turn comes: rows that were not there at the start may
 *    have been moved, and what could not be recorded is known by then.
 *
 * @throws {LimbeckError} `DATA_LOSS`, `HAZARD_UNKNOWN` before anything is run.
 */
export async function guardSteps(run: GuardedRun): Promise<StepGuard> {
  const unused = run.direction === 'upgrade' ? await lookAhead(run) : [];
  return { guardFor: guardOf(run), unusedAllowances: unused };
}

async function lookAhead(run: GuardedRun): Promise<readonly UnusedAllowance[]> {
  const { steps, ruling, recorder, allowDataLoss } = run;
  rejectUnknownHazards(
    steps.map(({ revision }) => revision),
    ruling,
  );
  const unused: UnusedAllowance[] = [];
  const judgement = judgementOf(run, false);
  let isKnown = !allowDataLoss;
  for (const step of steps) {
    if (!isKnown && step.revision.allowed.length === 0) continue;
    const recording = await recordOperations(step, recorder);
    unused.push(...unusedIn(step.revision, recording, ruling));
    if (isKnown) await refuse(step, recording, judgement);
    isKnown &&= recording.isComplete;
  }
  return unused;
}

async function refuse(step: Step, { operations }: Recording, judgement: Judgement): Promise<void> {
  const refused: Hazard[] = [];
  for (const operation of operations) {
    const errors = await judgeOperation(operation, judgement);
    refused.push(...errors.filter((error) => !allowanceFor(error, step.revision.allowed)));
  }
  if (refused.length > 0) throw dataLoss(step.revision, refused);
}

function guardOf(run: GuardedRun): (step: Step) => Guard {
  const { from, allowDataLoss, onHazard } = run;
  // Nobody is told, and nothing refused.
  if (allowDataLoss && onHazard === undefined) return () => noGuard;
  // In a database that starts from nothing, all that migrations find they have made themselves.
  const shared = from.length === 0 ? judgementOf(run, true) : null;
  return ({ revision }) => {
    const judgement = shared ?? judgementOf(run, true);
    return {
      async judge(operation) {
        for (const error of await judgeOperation(operation, judgement)) {
          const reason = allowanceFor(error, revision.allowed)?.reason ?? null;
          if (reason === null && !allowDataLoss) throw dataLossUnderWay(error);
          onHazard?.({ ...error, revision: revision.id, reason });
        }
      },
      pass: (operation) => judgement.things.follow(operation),
    };
  };
}

function judgementOf({ ruling, database }: GuardedRun, isUnderWay: boolean): Judgement {
  const { dialect, db } = database;
  return { ruling, dialect, db, things: trackThings(dialect), isUnderWay };
}
