import type { Hazard } from '../review/hazard.ts';
import type { Step } from '../revision/plan-steps.ts';
import type { Revision } from '../revision/revision.ts';
import { rejectRange } from '../revision/reject-range.ts';
import type { StepTaken } from '../runtime/run-steps.ts';
import type { Project } from './project.ts';
import type { UnusedAllowance } from './unused-allowances.ts';

/** How {@link upgrade} and {@link downgrade} tell of their progress. */
export interface RunOptions {
  /** Called before each step, which is the `number`th of `total`. */
  readonly onStart?: (
    step: Step,
    place: { readonly number: number; readonly total: number },
  ) => void;
  /** Called after each step. */
  readonly onStep?: (step: StepTaken) => void;
  /** Called before something is carried out that loses rows or values that are there, and may. */
  readonly onHazard?: (hazard: StepHazard) => void;
}

/** How {@link upgrade} runs. */
export interface UpgradeOptions extends RunOptions {
  /**
   * Whether migrations may do what their files do not allow and loses rows or values that are there.
   * Default false.
   */
  readonly allowDataLoss?: boolean;
}

/** What an upgrade or a downgrade did. */
export interface RunResult {
  /** The steps that were taken, in order; none when there was nothing to do. */
  readonly steps: readonly StepTaken[];
  /** The heads of the database before. */
  readonly from: readonly string[];
  /** The heads of the database after. */
  readonly to: readonly string[];
  /** The migration files that are not as they were when they were applied; only an upgrade looks. */
  readonly edited: readonly Revision[];
  /** What files allow and do not do; only an upgrade looks, at what it applies. */
  readonly unusedAllowances: readonly UnusedAllowance[];
}

/** A hazard of a migration that is run. */
export interface StepHazard extends Hazard {
  /** The id of the revision. */
  readonly revision: string;
  /** Why it may happen, in the words of the file; null where `allowDataLoss` or a downgrade lets it. */
  readonly reason: string | null;
}

/**
 * Applies the migrations up to `target`: a revision, `head`, `heads`, `+2` … What would lose rows or
 * values that are there is refused before anything is run, unless the file allows it.
 *
 * @example
 * const { steps } = await upgrade(project, 'head');
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`, `LOCK_TIMEOUT`, `DATA_LOSS`,
 * `HAZARD_UNKNOWN`, `MIGRATION_FAILED`
 */
export async function upgrade(
  project: Project,
  target = 'head',
  { allowDataLoss = false, ...options }: UpgradeOptions = {},
): Promise<RunResult> {
  rejectRange(target);
  const { planUpgrade } = await import('../revision/plan-steps.ts');
  const { runMigrations } = await import('./run-migrations.ts');
  return runMigrations(project, options, {
    direction: 'upgrade',
    allowDataLoss,
    plan: (graph, heads) => planUpgrade(graph, heads, target),
  });
}

/**
 * Undoes the migrations after `target`: a revision, `base`, `-1` …
 *
 * @example
 * await downgrade(project, '-1');
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`, `LOCK_TIMEOUT`, `MIGRATION_FAILED`
 */
export async function downgrade(
  project: Project,
  target: string,
  options: RunOptions = {},
): Promise<RunResult> {
  rejectRange(target);
  const { planDowngrade } = await import('../revision/plan-steps.ts');
  const { runMigrations } = await import('./run-migrations.ts');
  return runMigrations(project, options, {
    direction: 'downgrade',
    // It was asked for to undo what is there.
    allowDataLoss: true,
    plan: (graph, heads) => planDowngrade(graph, heads, target),
  });
}
