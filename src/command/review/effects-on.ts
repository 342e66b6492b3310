import { applyOperations } from '../../operation/apply-operations.ts';
import type { Operation } from '../../operation/operation.ts';
import { unusedAllowances } from '../../review/allowances.ts';
import { compareTables } from '../../review/compare-tables.ts';
import type { ReportEffect } from '../../review/report.ts';
import { trackThings } from '../../review/track-things.ts';
import type { Allowance } from '../../revision/allowance.ts';
import { requiredBy } from '../../revision/closure.ts';
import type { Step } from '../../revision/plan-steps.ts';
import type { Revision } from '../../revision/revision.ts';
import type { RevisionGraph } from '../../revision/revision-graph.ts';
import { recordOperations } from '../../runtime/record-operations.ts';
import { replaySteps } from '../../runtime/replay-steps.ts';
import type { Stage } from '../../runtime/staged-dialect.ts';
import type { Scribe } from '../../runtime/write-steps.ts';
import type { Table } from '../../schema/table.ts';
import type { Project } from '../project.ts';
import { rulingOf } from '../ruling.ts';
import { touchesMetadata } from '../touches-metadata.ts';
import { rejectUnknownHazards } from '../unused-allowances.ts';
import { withScribe } from '../with-scribe.ts';
import { describeDirection, type Describer } from './describe-direction.ts';

/** What a revision is to one database, and what that is told from. */
export interface Effect {
  /** The id of the revision. */
  readonly revision: string;
  readonly effect: ReportEffect;
  /** What its upgrade asks for. */
  readonly operations: readonly Operation[];
  /** What its file allows and its upgrade does not do. */
  readonly unusedAllowances: readonly Allowance[];
}

/**
 * What each of these revisions is to the database of a project, by its id. Nobody connects to it: what
 * the revisions before have made is told by their files.
 * @throws {LimbeckError} `MODULE_FAILED` for a file that does not load, `HAZARD_UNKNOWN`
 */
export async function effectsOn(
  project: Project,
  graph: RevisionGraph,
  chosen: readonly Revision[],
): Promise<ReadonlyMap<string, Effect>> {
  const required = requiredBy(
    graph,
    chosen.map(({ id }) => id),
  );
  const needed = graph.revisions.filter(({ id }) => required.has(id));
  const recordsMetadata = await touchesMetadata(graph);
  return withScribe(project, [], async (given) => {
    const scribe = {
      ...given,
      stage: given.stage && withoutPrecautions(given.stage),
      ...(!recordsMetadata && { typeormMetadata: null }),
    };
    const ruling = rulingOf(project, scribe.dialect);
    rejectUnknownHazards(chosen, ruling);
    const describer = { project, scribe, ruling };
    const effects = new Map<string, Effect>();
    let tables: readonly Table[] = [];
    for (const revision of needed) {
      const { operations } = await recordOperations(upgradeOf(revision), scribe);
      const after = applyOperations(tables, operations);
      if (chosen.includes(revision)) {
        // What a file that does not load does is nothing to guess at.
        await project.load(revision.path);
        const around = { before: tables, after };
        effects.set(revision.id, await effectOf(revision, operations, { describer, around }));
      }
      await replay(revision, scribe);
      tables = after;
    }
    return effects;
  });
}

/** Writes the way there, then the way back, so that what is known of the tables is what it was. */
async function effectOf(
  revision: Revision,
  operations: readonly Operation[],
  {
    describer,
    around,
  }: {
    readonly describer: Describer;
    readonly around: { readonly before: readonly Table[]; readonly after: readonly Table[] };
  },
): Promise<Effect> {
  const { project, ruling } = describer;
  const upgrade = await describeDirection(upgradeOf(revision), around.before, describer);
  const downgrade = await describeDirection(
    { revision, direction: 'downgrade', headsAfter: [] },
    around.after,
    describer,
  );
  const things = trackThings(ruling.server);
  for (const operation of operations) things.follow(operation);
  return {
    revision: revision.id,
    effect: {
      database: project.name,
      upgrade,
      downgrade,
      tables: compareTables({ ...around, things }),
      verification: null,
    },
    operations,
    unusedAllowances:
      upgrade.problem === null ? unusedAllowances(revision.allowed, upgrade.hazards) : [],
  };
}

/** What only a script makes sure of, which nobody watches while it runs, is no part of a migration. */
function withoutPrecautions({ db, style }: Stage): Stage {
  return { db, style: { ...style, precautions: () => Promise.resolve([]) } };
}

function upgradeOf(revision: Revision): Step {
  return { revision, direction: 'upgrade', headsAfter: [] };
}

/** What does not run without its database leaves nothing behind that is known. */
async function replay(revision: Revision, { dialect, stage, load, naming }: Scribe): Promise<void> {
  if (!dialect.script.learns) return;
  try {
    await replaySteps([upgradeOf(revision)], stage, { dialect, load, naming });
  } catch {
    return;
  }
}
