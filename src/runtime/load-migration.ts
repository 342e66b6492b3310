import type { Step } from '../revision/plan-steps.ts';
import type { Operations } from './operations.ts';
import { functionMissing } from './runtime-error.ts';

/** The `upgrade` or `downgrade` of a migration file. */
export type Migrate = (op: Operations) => Promise<void>;

/** What loads a migration file as a module. */
export interface MigrationLoader {
  load(path: string): Promise<Readonly<Record<string, unknown>>>;
}

export async function loadMigration(
  { revision, direction }: Step,
  { load }: MigrationLoader,
): Promise<Migrate> {
  const module = await load(revision.path);
  const migrate = module[direction];
  if (typeof migrate !== 'function') throw functionMissing(revision.path, direction);
  // Its parameters are the file's own business.
  return migrate as Migrate;
}
