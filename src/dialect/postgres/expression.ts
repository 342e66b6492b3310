import { keywords } from './keywords.ts';
import { quoting } from './quoting.ts';
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

/** `expression` with other names for columns, in the spelling of the catalog: quoted only where they have to be. */
export function renameInExpression(expression: string, names: ReadonlyMap<string, string>): string {
  const tokens = tokenize(expression);
  return tokens
    .map((token, position) => {
      const name = isColumn(tokens, position) ? names.get(nameIn(token)) : undefined;
      return name === undefined ? token.text : spellName(name);
    })
    .join('');
}

/** A name that is neither a type's, nor a function's, nor that of a part of something. */
function isColumn(tokens: readonly Token[], position: number): boolean {
  const kind = tokens[position]?.kind;
  if (kind !== 'word' && kind !== 'identifier') return false;
  const isDense = ({ kind: other }: Token): boolean => other !== 'space';
  const previous = tokens.slice(0, position).findLast(isDense)?.text ?? '';
  const next = tokens.slice(position + 1).find(isDense)?.text;
  return !['::', '.'].includes(previous) && next !== '(';
}

function nameIn({ kind, text }: Token): string {
  return kind === 'identifier' ? text.slice(1, -1).replaceAll('""', '"') : text;
}

function spellName(name: string): string {
  const quoted = quoting.identifier(name);
  return plainName.test(quoted) && !keywords.has(name) ? name : quoted;
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
