import type { Step } from '../revision/plan-steps.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import { checksumOf } from '../revision/checksum.ts';
import { runSteps } from '../runtime/run-steps.ts';
import type { Project } from './project.ts';
import { author } from './author.ts';
import { migrationsEdited } from './command-error.ts';
import { editedMigrations } from './edited-migrations.ts';
import { guardSteps } from './guard-steps.ts';
import { rulingOf } from './ruling.ts';
import { tellApplied } from './tell-applied.ts';
import { underLock } from './under-lock.ts';
import type { RunOptions, RunResult } from './upgrade.ts';

/** Where the migrations are to take a database. */
interface Journey {
  readonly direction: Step['direction'];
  /** Whether what is there may be lost though no file allows it. */
  readonly allowDataLoss: boolean;
  plan(graph: RevisionGraph, heads: readonly string[]): readonly Step[];
}

/** Plans and runs under the lock, so that what another runner did meanwhile is seen. */
export async function runMigrations(
  project: Project,
  { onStart, onStep, onHazard }: RunOptions,
  { plan, direction, allowDataLoss }: Journey,
): Promise<RunResult> {
  const graph = await project.revisions({ mustExist: true });
  const database = await project.database('write');
  const { versionTable } = database;
  return underLock(project, async () => {
    const from = await versionTable.read();
    const isUpgrade = direction === 'upgrade';
    const edited = isUpgrade ? await editedMigrations(project, graph, database) : [];
    if (edited.length > 0 && project.config.editedMigrations === 'error') {
      throw migrationsEdited(edited);
    }
    const planned = plan(graph, from);
    // To say that nothing is to be done would be wrong of a database that is half-way.
    if (planned.length === 0) await database.journalTable.settled();
    const load = (path: string): ReturnType<Project['load']> => project.load(path);
    const naming = project.config.namingConvention;
    const { guardFor, unusedAllowances } = await guardSteps({
      steps: planned,
      from,
      direction,
      allowDataLoss,
      database,
      ruling: rulingOf(project, database.dialect),
      recorder: { dialect: database.dialect, naming, load },
      ...(onHazard === undefined ? {} : { onHazard }),
    });
    let heads = from;
    const steps = await runSteps(planned, {
      ...database,
      naming,
      load,
      guardFor,
      frame: project.config.transaction,
      author: author(),
      checksum: checksumOf,
      date: () => new Date(),
      now: () => performance.now(),
      async onRecorded({ direction, revision, headsAfter }) {
        await tellApplied(project, { direction, revision, from: heads, to: headsAfter });
        heads = headsAfter;
      },
      ...(onStart === undefined ? {} : { onStart }),
      ...(onStep === undefined ? {} : { onStep }),
    });
    return { steps, from, to: await versionTable.read(), edited, unusedAllowances };
  });
}
