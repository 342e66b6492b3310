import type { AskFill, FillQuestion } from '../command/fill-question.ts';
import type { Terminal } from './output.ts';
import type { Progress } from './progress.ts';

/** Asks at a terminal for the value of rows where a column becomes NOT NULL. */
export function askFill(terminal: Terminal, progress: Progress): AskFill {
  return async (question, check) => {
    // Only a question needs the library that asks it.
    const { isCancel, text } = await import('@clack/prompts');
    const { cancelled } = await import('../command/command-error.ts');
    const answer = await progress.aside(() =>
      text({
        ...terminal,
        message: `${messageFor(question)}\n  A value, sql:<expression>, or nothing to leave it open.`,
        validate: (value) => reasonAgainst(value, check),
      }),
    );
    if (isCancel(answer)) throw cancelled('`--fill`');
    return answer === undefined || answer === '' ? undefined : answer;
  };
}

function messageFor({ column, type, reason, rows }: FillQuestion): string {
  const number = rows < 1000 ? String(rows) : '1000 or more';
  const noun = rows === 1 ? 'row' : 'rows';
  return reason === 'add-not-null'
    ? `${column} (${type}) is new and NOT NULL. What do the ${number} ${noun} get?`
    : `${column} (${type}) becomes NOT NULL. What do the ${number} ${noun} with NULL get?`;
}

/** An answer that is no value is asked for again. */
function reasonAgainst(
  value: string | undefined,
  check: (text: string) => void,
): string | undefined {
  if (value === undefined || value === '') return undefined;
  try {
    check(value);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return reason.replace('; nothing was written', '');
  }
}
