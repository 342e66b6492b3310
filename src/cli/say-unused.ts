import type { RunResult } from '../command/upgrade.ts';
import type { Context } from './command-definition.ts';

/** Warns of what migration files allow and do not do. */
export function sayUnused(
  unused: RunResult['unusedAllowances'],
  { say, talkColors }: Context,
): void {
  for (const { revision, hazard, subject } of unused) {
    const what = subject === null ? hazard : `${hazard} ${subject}`;
    say(`${talkColors.yellow('Warning:')} ${revision} allows ${what}, and does no such thing.`);
  }
}
