import type { ProjectComparison } from '../command/compare-project.ts';
import type { Context } from './command-definition.ts';

/** Says what a comparison found beside its operations, in the words of the header of a file. */
export async function sayNotes(
  comparison: ProjectComparison,
  { say, talkColors }: Context,
): Promise<void> {
  const { headerNotes } = await import('../command/header-notes.ts');
  for (const { title, lines } of headerNotes(comparison)) {
    say(talkColors.yellow(`${title}:`));
    for (const line of lines) say(`  ${line}`);
  }
  const { keepLines } = await import('../command/undeclared-notes.ts');
  const configuration = keepLines(comparison);
  if (configuration.length === 0) return;
  say(talkColors.yellow('To keep them for good, add to the configuration:'));
  for (const line of configuration) say(`  ${line}`);
}
