import type { Queryable } from '../dialect/queryable.ts';
import type { Step } from '../revision/plan-steps.ts';
import { createOperations } from './create-operations.ts';
import { loadMigration, type MigrationLoader } from './load-migration.ts';
import type { Stage } from './staged-dialect.ts';
import { watchOperations } from './watch-operations.ts';
import type { Scribe } from './write-steps.ts';

/**
 * Runs migrations on a stage or, where there is none, for the dialect alone to follow, so that it is
 * known what a database holds to which they have been applied.
 */
export async function replaySteps(
  steps: readonly Step[],
  stage: Stage | null,
  { dialect, naming, ...loader }: MigrationLoader & Pick<Scribe, 'dialect' | 'naming'>,
): Promise<void> {
  const db = stage?.db ?? nowhere;
  const catalog = stage?.db ?? null;
  for (const step of steps) {
    const migrate = await loadMigration(step, loader);
    const { op, settle } = watchOperations(
      createOperations({ dialect, db, catalog, offline: true, naming }),
    );
    await migrate(op);
    await settle();
  }
}

/** A database without rows, which takes everything. */
const nowhere: Queryable = { query: () => Promise.resolve([]) };
