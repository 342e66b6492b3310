import type { Step } from '../revision/plan-steps.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import { runSteps } from '../runtime/run-steps.ts';
import type { Project } from './project.ts';
import { underLock } from './under-lock.ts';
import type { RunOptions, RunResult } from './upgrade.ts';

/** Plans and runs under the lock, so that what another runner did meanwhile is seen. */
export async function runMigrations(
  project: Project,
  { onStep }: RunOptions,
  plan: (graph: RevisionGraph, heads: readonly string[]) => readonly Step[],
): Promise<RunResult> {
  const graph = await project.revisions({ mustExist: true });
  const { dialect, db, versionTable, typeormMetadata } = await project.database('write');
  return underLock(project, async () => {
    const from = await versionTable.read();
    const steps = await runSteps(plan(graph, from), {
      dialect,
      db,
      versionTable,
      typeormMetadata,
      load: (path) => project.load(path),
      now: () => performance.now(),
      ...(onStep === undefined ? {} : { onStep }),
    });
    return { steps, from, to: await versionTable.read() };
  });
}
