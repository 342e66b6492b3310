import { quoting } from './quoting.ts';
import { tokenize } from './tokenize.ts';

/** A statement with its parameters (`?`, `?2`) written out, for where it cannot be given any. */
export function inlineParameters(statement: string, parameters: readonly unknown[]): string {
  let text = '';
  let written = 0;
  let position = 0;
  for (const token of tokenize(statement)) {
    if (token.kind !== 'parameter' || !token.text.startsWith('?')) continue;
    position = token.text === '?' ? position + 1 : Number(token.text.slice(1));
    text += statement.slice(written, token.start) + quoting.literal(parameters[position - 1]);
    written = token.end;
  }
  return text + statement.slice(written);
}
