import { keywords } from './keywords.ts';
import { tokenize, type Token } from './tokenize.ts';

const plainName = /^"[a-z_][a-z0-9_]*"$/;

/** The text without parentheses around the whole of it: `((a > 0))` is `a > 0`. */
export function stripParentheses(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('(') || !trimmed.endsWith(')')) return trimmed;
  const tokens = tokenize(trimmed);
  return isWrapped(tokens) ? stripParentheses(trimmed.slice(1, -1)) : trimmed;
}

/**
 * A spelling for comparison alone: no white space, comments or parentheses around the whole, names
 * without needless quotes, words in lower case. Equal texts mean the same; different ones may too.
 */
export function canonicalExpression(text: string): string {
  return tokenize(stripParentheses(text))
    .filter((token) => token.kind !== 'space')
    .map(canonicalToken)
    .join(' ');
}

function canonicalToken({ kind, text }: Token): string {
  if (kind === 'word' || kind === 'number') return text.toLowerCase();
  if (kind === 'identifier' && plainName.test(text) && !keywords.has(text.slice(1, -1))) {
    return text.slice(1, -1);
  }
  return text;
}

/** True when the first parenthesis is closed by the last token. */
function isWrapped(tokens: readonly Token[]): boolean {
  let depth = 0;
  return tokens.every(({ text }, position) => {
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    return depth > 0 || position === tokens.length - 1;
  });
}
