import type { RunResult } from '../command/upgrade.ts';
import type { Context } from './command-definition.ts';

/** Warns of migration files that were edited after they were applied. */
export async function sayEdited(
  edited: RunResult['edited'],
  { say, talkColors }: Context,
): Promise<void> {
  if (edited.length === 0) return;
  const { describeEdited } = await import('../command/command-error.ts');
  say(`${talkColors.yellow('Warning:')} ${describeEdited(edited)}.`);
}
