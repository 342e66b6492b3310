import type { Span } from './tokenize.ts';
import type { TokenReader } from './token-reader.ts';

/** What most types are already. */
const normalForm = /^[a-z]+(?:\(\d+(?:,\d+)?\))?$/;

/** A declared type in normal form: lower case, single spaces, none around parentheses and commas. */
export function normalizeTypeText(text: string): string {
  if (normalForm.test(text)) return text;
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([(,]) ?/g, '$1')
    .replaceAll(' )', ')');
}

/** Reads the type of a column: any names in a row, and up to two numbers in parentheses. */
export function readType(reader: TokenReader): {
  readonly type: string;
  readonly span: Span | null;
} {
  const start = reader.peek()?.start ?? reader.sql.length;
  let end = start;
  while (isTypeWord(reader)) end = reader.take().end;
  if (end === start) return { type: '', span: null };
  if (reader.isNext('(')) {
    reader.takeGroup();
    end = reader.last.end;
  }
  while (isTypeWord(reader)) end = reader.take().end;
  const span = { start, end };
  return { type: normalizeTypeText(reader.text(span)), span };
}

const clauseWords: ReadonlySet<string> = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'NOT',
  'NULL',
  'UNIQUE',
  'CHECK',
  'DEFAULT',
  'COLLATE',
  'REFERENCES',
  'AS',
  'DEFERRABLE',
]);

function isTypeWord(reader: TokenReader): boolean {
  const token = reader.peek();
  if (token === undefined) return false;
  if (token.kind === 'quoted' || token.kind === 'string') return true;
  if (token.kind !== 'word' || clauseWords.has(token.keyword)) return false;
  return !reader.isNext('GENERATED', 'ALWAYS');
}
