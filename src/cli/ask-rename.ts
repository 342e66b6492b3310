import type { AskRename, OpenRename } from '../command/rename-question.ts';
import type { Terminal } from './output.ts';
import type { Progress } from './progress.ts';

/** Asks at a terminal whether one thing has become another. */
export function askRename(terminal: Terminal, progress: Progress): AskRename {
  return async (question) => {
    // Only a question needs the library that asks it.
    const { isCancel, select } = await import('@clack/prompts');
    const { cancelled } = await import('../command/command-error.ts');
    const { evidenceFor } = await import('../command/rename-remarks.ts');
    const { kind, from, alternatives } = question;
    const loss =
      kind === 'enumValue' ? `rows that hold ${from} fail` : `what ${from} holds is lost`;
    const pairs = [question, ...alternatives];
    const options = [
      ...pairs.map((pair, value) => ({
        value,
        label: `renamed: ${pair.from} → ${pair.to}`,
        ...(pair === question ? {} : { hint: evidenceFor(pair) }),
      })),
      { value: -1, label: 'dropped and added', hint: loss },
    ];
    const message = `${messageFor(question)}\n  ${evidenceFor(question)}.`;
    const answer = await progress.aside(() => select<number>({ ...terminal, message, options }));
    if (isCancel(answer)) throw cancelled('`--rename` or `--no-rename`');
    return pairs[answer] ?? null;
  };
}

function messageFor({ kind, from, to }: OpenRename): string {
  const noun = kind === 'enumValue' ? 'value' : kind;
  return `The ${noun} ${from} is gone, and ${to} is new. Is it the same under another name?`;
}
