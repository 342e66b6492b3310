import { LimbeckError } from '../error.ts';
import { exitCode } from './exit-code.ts';
import { maskPasswords } from './mask-passwords.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';

/** An error in the words of the command line. */
interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly details: LimbeckError['details'];
  /** Only where the error is a bug of ours. */
  readonly stack: string | null;
  readonly exitCode: number;
}

/**
 * Says what went wrong and what to do about it, and returns the exit code. An error that is not
 * meant for users is a bug, and shows its stack.
 */
export function reportError(error: unknown, output: Output, { json }: { json: boolean }): number {
  const failure = explain(error);
  const message = maskPasswords(failure.message);
  const hint = maskPasswords(failure.hint);
  const { red, bold } = output.talkColors;
  if (failure.stack !== null) output.say(maskPasswords(failure.stack));
  if (json) {
    output.printJson({ error: { code: failure.code, message, hint, ...failure.details } });
  } else {
    output.say(`${red(bold('Error:'))} ${message}`);
    output.say(`${bold('Hint:')}  ${hint}`);
  }
  return failure.exitCode;
}

function explain(error: unknown): Failure {
  if (error instanceof LimbeckError) {
    const { code, message, hint, details } = error;
    const isBehind = code === 'DATABASE_BEHIND';
    return {
      code,
      message,
      hint,
      details,
      stack: null,
      exitCode: isBehind ? exitCode.behind : exitCode.failed,
    };
  }
  if (error instanceof UsageError) {
    const { message, hint } = error;
    return {
      code: 'USAGE',
      message: `${message}.`,
      hint,
      details: {},
      stack: null,
      exitCode: exitCode.usage,
    };
  }
  const [message, stack] =
    error instanceof Error
      ? [error.message, error.stack ?? error.message]
      : [String(error), String(error)];
  return {
    code: 'INTERNAL',
    message,
    hint: 'This is a bug in Limbeck: please report it with the lines above.',
    details: {},
    stack,
    exitCode: exitCode.bug,
  };
}
