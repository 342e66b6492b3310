import { foldName } from './table-definition.ts';
import { tokenize, type Token } from './tokenize.ts';

/**
 * Words that mean something else once they stand in quotes: `"null"` is a column, `null` a value.
 * Any other name means the same with and without.
 */
const reservedWords = new Set(
  (
    'all and as asc between by case cast check collate create cross current current_date ' +
    'current_time current_timestamp delete desc distinct drop else end escape except exists false ' +
    'from full glob group having if in inner insert intersect into is isnull join left like limit ' +
    'match natural not notnull null on or order outer over raise regexp right select set table ' +
    'then true union update using values when where with'
  ).split(' '),
);

const operators: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };

/**
 * A text in the one spelling that all texts share whose tokens mean the same: no comments, one space
 * between tokens, names in lower case without quotes, no parentheses around the whole and
 * no semicolon behind it.
 */
export function canonicalText(sql: string): string {
  const tokens = tokenize(sql);
  const end = tokens.findLastIndex(({ text }) => text !== ';') + 1;
  return stripParentheses(tokens.slice(0, end)).map(spellToken).join(' ');
}

/** True when two texts differ in nothing but their spelling. */
export function sameTokens(one: string, other: string): boolean {
  return one === other || canonicalText(one) === canonicalText(other);
}

function spellToken({ kind, text, value }: Token): string {
  switch (kind) {
    case 'word':
      return foldName(text);
    case 'quoted':
      return spellName(foldName(value));
    case 'number':
    case 'blob':
      return text.toLowerCase();
    case 'symbol':
      return operators[text] ?? text;
    case 'string':
    case 'parameter':
      return text;
  }
}

function spellName(name: string): string {
  return /^[a-z_][\w$]*$/.test(name) && !reservedWords.has(name) ? name : `"${name}"`;
}

/** The tokens within parentheses that enclose them all, however many there are. */
function stripParentheses(tokens: readonly Token[]): readonly Token[] {
  return isEnclosed(tokens) ? stripParentheses(tokens.slice(1, -1)) : tokens;
}

function isEnclosed(tokens: readonly Token[]): boolean {
  if (tokens[0]?.text !== '(') return false;
  let depth = 0;
  const closing = tokens.findIndex(({ text }) => {
    depth += depthOf(text);
    return depth === 0;
  });
  return closing === tokens.length - 1;
}

function depthOf(text: string): number {
  if (text === '(') return 1;
  return text === ')' ? -1 : 0;
}
