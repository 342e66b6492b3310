import type { AskRename, OpenRename } from '../command/rename-question.ts';
import type { Terminal } from './output.ts';

/** Asks at a terminal whether one thing has become another. */
export function askRename(terminal: Terminal): AskRename {
  return async (question) => {
    // Only a question needs the library that asks it.
    const { isCancel, select } = await import('@clack/prompts');
    const { cancelled } = await import('../command/command-error.ts');
    const { evidenceFor } = await import('../command/rename-remarks.ts');
    const { from, alternatives } = question;
    const pairs = [question, ...alternatives];
    const answer = await select<number>({
      ...terminal,
      message: `${messageFor(question)}\n  ${evidenceFor(question)}.`,
      options: [
        ...pairs.map((pair, value) => ({
          value,
          label: `renamed: ${pair.from} → ${pair.to}`,
          ...(pair === question ? {} : { hint: evidenceFor(pair) }),
        })),
        { value: -1, label: 'dropped and added', hint: `what ${from} holds is lost` },
      ],
    });
    if (isCancel(answer)) throw cancelled('`--rename` or `--no-rename`');
    return pairs[answer] ?? null;
  };
}

function messageFor({ kind, from, to }: OpenRename): string {
  const noun = kind === 'enumValue' ? 'value' : kind;
  return `The ${noun} ${from} is gone, and ${to} is new. Is it the same under another name?`;
}
