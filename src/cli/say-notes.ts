import type { ProjectComparison } from '../command/compare-project.ts';
import type { Context } from './command-definition.ts';

/** Says what a comparison found beside its operations, in the words of the header of a file. */
export async function sayNotes(
  comparison: ProjectComparison,
  { say, talkColors }: Context,
): Promise<void> {
  const { headerNotes } = await import('../command/header-notes.ts');
  for (const { title, lines } of headerNotes(comparison, 'author')) {
    say(talkColors.yellow(`${title}:`));
    for (const line of lines.flatMap((each) => each.split('\n'))) say(`  ${line}`);
  }
  if (comparison.historyProblem !== null) {
    const problem = `the git history of the entities cannot be read: ${comparison.historyProblem}.`;
    say(`${talkColors.yellow('Warning:')} renames are told without it, because ${problem}`);
  }
  if (comparison.undecided.length > 0) {
    say(
      '  The server is asked with temporary tables: let the user create them, and run this again.',
    );
  }
  const { keepLines } = await import('../command/undeclared-notes.ts');
  const configuration = keepLines(comparison);
  if (configuration.length === 0) return;
  say(talkColors.yellow('To keep them for good, add to the configuration:'));
  for (const line of configuration) say(`  ${line}`);
}

/** What a sentence that finds no difference must add where something was not compared. */
export function asFarAsCompared({ undecided }: ProjectComparison): string {
  return undecided.length === 0 ? '' : ', as far as they could be compared';
}
