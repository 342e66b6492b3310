import type { Revision } from '../revision/revision.ts';
import { rejectRange } from '../revision/reject-range.ts';
import type { StepTaken } from '../runtime/run-steps.ts';
import type { Project } from './project.ts';

/** How {@link upgrade} and {@link downgrade} tell of their progress. */
export interface RunOptions {
  /** Called after each step. */
  readonly onStep?: (step: StepTaken) => void;
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
}

/**
 * Applies the migrations up to `target`: a revision, `head`, `heads`, `+2` …
 *
 * @example
 * const { steps } = await upgrade(project, 'head');
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `RANGE_INVALID`, `LOCK_TIMEOUT`, `MIGRATION_FAILED`
 */
export async function upgrade(
  project: Project,
  target = 'head',
  options: RunOptions = {},
): Promise<RunResult> {
  rejectRange(target);
  const { planUpgrade } = await import('../revision/plan-steps.ts');
  const { runMigrations } = await import('./run-migrations.ts');
  return runMigrations(project, options, {
    plan: (graph, heads) => planUpgrade(graph, heads, target),
    looksForEdited: true,
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
    plan: (graph, heads) => planDowngrade(graph, heads, target),
    looksForEdited: false,
  });
}
