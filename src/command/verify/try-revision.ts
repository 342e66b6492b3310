import type { StepVerdict, Verification } from '../../review/verification.ts';
import type { RevisionGraph } from '../../revision/revision-graph.ts';
import type { Revision } from '../../revision/revision.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import { catalogDifferences, withoutSaid } from './catalog-differences.ts';
import { changedByDowngrade, changedByUpgrade } from './compare-rows.ts';
import { keptTables } from './kept-columns.ts';
import type { ScratchProject } from './prepare-scratch.ts';
import { TrialDatabase } from './trial-database.ts';
import {
  broken,
  brokenOnRows,
  judgeCatalog,
  judgeEntities,
  judgeRepetition,
  judgeRows,
  notReached,
  passed,
  skipped,
} from './verdicts.ts';

/** The verdicts on a revision, and the database it was tried on. */
export interface Trial {
  readonly verdicts: Pick<Verification, 'up' | 'down' | 'data' | 'unseeded'>;
  readonly database: TrialDatabase;
}

/**
 * Tries one revision on a scratch database:
 *
 * 1. What it requires is run, and every table gets rows.
 * 2. Up: its upgrade runs on them, keeps them, and ends at what the entities declare where it is the
 *    last one. Tables that it creates get rows as well.
 * 3. Down: its downgrade runs, keeps the rows that were there, and leaves the catalog as it was.
 * 4. Up again: it runs once more, to the same catalog.
 */
export async function tryRevision(
  revision: Revision,
  graph: RevisionGraph,
  scratch: ScratchProject,
): Promise<Trial> {
  const database = new TrialDatabase(revision, graph, scratch);
  const conclude = (up: StepVerdict, down = skipped, data = skipped): Trial => ({
    database,
    verdicts: { up, down, data, unseeded: database.unseeded },
  });
  const blocked = await database.setUp();
  if (blocked !== null) return conclude(notReached(blocked));
  const recorded = {
    upgrade: await database.record('upgrade'),
    downgrade: await database.record('downgrade'),
  };
  await database.seed(recorded.upgrade);
  const before = await database.look();

  const failure = await database.upgrade();
  if (failure !== null) {
    return conclude(brokenOnRows(failure, revision, database.hazards(recorded.upgrade)));
  }
  const saidUp = database.said('upgrade', recorded.upgrade);
  const up = judgeEntities(await database.differencesToEntities(), revision);
  const after = await database.look();
  const kept = keptTables(before.tables, after.tables, recorded.upgrade.operations, scratch.server);
  const changed = changedByUpgrade(kept, { before: before.rows, after: after.rows }, saidUp);
  const dataUp = judgeRows(changed, 'upgrade', revision);
  await database.seedNew(before.tables);

  const wayBack = await database.downgrade();
  if (wayBack !== null) return conclude(up, broken(wayBack, revision), dataUp);
  const saidDown = database.said('downgrade', recorded.downgrade);
  const back = await database.look();
  const sayable = (catalog: readonly string[]): readonly string[] =>
    withoutSaid(catalog, recorded.upgrade.operations, recorded.downgrade.operations);
  const down = judgeCatalog(
    catalogDifferences(sayable(before.catalog), sayable(back.catalog)),
    revision,
  );
  const present = new Set(back.tables.map(qualifiedKey));
  const lost = changedByDowngrade(
    kept.filter(({ from }) => present.has(qualifiedKey(from))),
    { before: before.rows, after: back.rows },
    { upgrade: saidUp, downgrade: saidDown },
  );
  const data = first(dataUp, judgeRows(lost, 'downgrade', revision));

  const repeated = await database.upgrade();
  if (repeated !== null) return conclude(first(up, broken(repeated, revision)), down, data);
  const second = await database.look();
  const repetition = catalogDifferences(after.catalog, second.catalog);
  return conclude(first(up, judgeRepetition(repetition, revision)), down, data);
}

/** The first verdict that something failed. */
function first(...verdicts: readonly StepVerdict[]): StepVerdict {
  return verdicts.find(({ outcome }) => outcome !== 'passed') ?? passed;
}
