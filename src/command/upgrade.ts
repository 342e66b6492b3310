import { planDowngrade, planUpgrade, type Step } from '../revision/plan-steps.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import { runSteps, type StepTaken } from '../runtime/run-steps.ts';
import type { Project } from './project.ts';
import { versionTableName } from './version-table-name.ts';

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
  return run(project, options, (graph, heads) => planUpgrade(graph, heads, target));
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
  return run(project, options, (graph, heads) => planDowngrade(graph, heads, target));
}

/** Plans and runs under the lock, so that what another runner did meanwhile is seen. */
async function run(
  project: Project,
  { onStep }: RunOptions,
  plan: (graph: RevisionGraph, heads: readonly string[]) => readonly Step[],
): Promise<RunResult> {
  const graph = await project.revisions({ mustExist: true });
  const { dialect, db, versionTable } = await project.database('write');
  const lock = {
    name: versionTableName(project.config).name,
    timeout: project.config.lockTimeout,
  };
  return dialect.withLock(db, lock, async () => {
    const from = await versionTable.read();
    const steps = await runSteps(plan(graph, from), {
      dialect,
      db,
      versionTable,
      load: (path) => project.load(path),
      now: () => performance.now(),
      ...(onStep === undefined ? {} : { onStep }),
    });
    return { steps, from, to: await versionTable.read() };
  });
}
