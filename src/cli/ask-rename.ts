import type { AskRename, OpenRename } from '../command/rename-question.ts';
import type { Terminal } from './output.ts';
import type { Progress } from './progress.ts';

/** Asks at a terminal whether one thing has become another. */
export function askRename(terminal: Terminal, progress: Progress): AskRename {
  return async (question) => {
    // Only a question needs the library that asks it.
    const { isCancel, select } = await import('@clack/prompts');
    const { cancelled } = await import('../command/command-error.ts');
    const { meaningOf, refusalOf } = await import('../command/rename-question.ts');
    const { evidenceFor } = await import('../command/rename-remarks.ts');
    const pairs = [question, ...question.alternatives];
    const options = [
      ...pairs.map((pair, value) => ({
        value,
        label: `renamed: ${meaningOf(pair)}`,
        ...(pair === question ? {} : { hint: evidenceFor(pair) }),
      })),
      { value: -1, label: refusalOf(question), hint: lossBy(question) },
    ];
    const message = `${messageFor(question)}\n  ${evidenceFor(question)}.`;
    const answer = await progress.aside(() => select<number>({ ...terminal, message, options }));
    if (isCancel(answer)) throw cancelled('`--rename` or `--no-rename`');
    return pairs[answer] ?? null;
  };
}

/** What becomes of values where nothing is renamed. */
function lossBy({ kind, from, counterpart }: OpenRename): string {
  if (counterpart !== undefined) return 'values that do not convert fail, or are lost';
  return kind === 'enumValue' ? `rows that hold ${from} fail` : `what ${from} holds is lost`;
}

function messageFor({ kind, from, to, counterpart }: OpenRename): string {
  if (counterpart !== undefined) {
    return `The columns ${from} and ${to} each have the type that the other had. Have they changed places?`;
  }
  const noun = kind === 'enumValue' ? 'value' : kind;
  return `The ${noun} ${from} is gone, and ${to} is new. Is it the same under another name?`;
}
