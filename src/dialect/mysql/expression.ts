import { quoting } from './quoting.ts';
import { formatString, parseString } from './string-literal.ts';
import { tokenize, type Token } from './tokenize.ts';

/** A word, a number or a simple string: most of what there is, and in its normal form already. */
const plainText = /^(?:[\w.-]+|'[^'\\]*')$/;

/**
 * An expression as it is kept: string literals in one spelling, without `_utf8mb4` before them
 * (MySQL adds it to what it stores), without comments and without parentheses around the whole.
 */
export function normalizeExpression(text: string): string {
  if (plainText.test(text)) return text;
  const tokens = tokenize(text);
  const kept = tokens.filter((token, position) => !isIntroducer(token, tokens[position + 1]));
  return stripParentheses(kept.map(spell)).join('').trim();
}

/**
 * A spelling for comparison alone: no white space, comments or parentheses around the whole, names
 * without quotes, words in lower case. Equal texts mean the same; different ones may too.
 */
export function canonicalExpression(text: string): string {
  const tokens = tokenize(normalizeExpression(text)).filter((token) => token.kind !== 'space');
  return tokens.map(canonicalToken).join(' ');
}

/** A spelling that differs from another only where more than white space and comments do. */
export function compactExpression(text: string): string {
  const tokens = tokenize(normalizeExpression(text)).filter((token) => token.kind !== 'space');
  return tokens.map((token) => token.text).join(' ');
}

/** True when each quote and parenthesis in the text is closed. */
export function isComplete(text: string): boolean {
  const tokens = tokenize(text);
  const depths = parenthesisDepths(tokens.map((token) => token.text));
  return (
    tokens.every((token) => token.kind !== 'broken') &&
    depths.every((depth) => depth >= 0) &&
    (depths.at(-1) ?? 0) === 0
  );
}

/** `expression` with other names for columns, as far as they stand there in backticks, as in catalogs. */
export function renameInExpression(expression: string, names: ReadonlyMap<string, string>): string {
  return tokenize(expression)
    .map(({ kind, text }) => {
      const name = kind === 'identifier' ? names.get(unquote(text)) : undefined;
      return name === undefined ? text : quoting.identifier(name);
    })
    .join('');
}

/** True when `expression` names the column in backticks, as catalogs do. */
export function namesColumn(expression: string, column: string): boolean {
  return tokenize(expression).some(
    (token) => token.kind === 'identifier' && unquote(token.text) === column,
  );
}

function isIntroducer(token: Token, next: Token | undefined): boolean {
  return (
    token.kind === 'word' && next?.kind === 'string' && token.text.toLowerCase() === '_utf8mb4'
  );
}

function spell({ kind, text }: Token): string {
  if (kind === 'string') return formatString(parseString(text));
  const isComment = kind === 'space' && text.trim() !== '';
  return isComment ? ' ' : text;
}

function canonicalToken(token: Token): string {
  if (token.kind === 'identifier') return unquote(token.text).toLowerCase();
  return token.kind === 'string' ? token.text : token.text.toLowerCase();
}

function stripParentheses(texts: readonly string[]): readonly string[] {
  const trimmed = trimSpace(texts);
  if (!isWrapped(trimmed)) return trimmed;
  return stripParentheses(trimmed.slice(1, -1));
}

function trimSpace(texts: readonly string[]): readonly string[] {
  const isText = (text: string): boolean => text.trim() !== '';
  return texts.slice(texts.findIndex(isText), texts.findLastIndex(isText) + 1);
}

function isWrapped(texts: readonly string[]): boolean {
  if (texts[0] !== '(' || texts.at(-1) !== ')') return false;
  return parenthesisDepths(texts).indexOf(0) === texts.length - 1;
}

/** After each text, how many parentheses are open. */
function parenthesisDepths(texts: readonly string[]): readonly number[] {
  let depth = 0;
  return texts.map((text) => {
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    return depth;
  });
}

function unquote(identifier: string): string {
  return identifier.slice(1, -1).replaceAll('``', '`');
}
