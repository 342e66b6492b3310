import type { IndexKey } from '../../schema/table-index.ts';
import { isName, TokenReader } from './token-reader.ts';
import type { Span, Token } from './tokenize.ts';

/** A CREATE INDEX statement taken apart. */
export interface IndexDefinition {
  readonly name: string;
  readonly nameSpan: Span;
  readonly table: string;
  readonly unique: boolean;
  readonly keys: readonly Pick<IndexKey, 'kind' | 'value' | 'descending' | 'collation'>[];
  readonly where: string | null;
}

/** Takes a CREATE INDEX statement apart, as it stands in `sqlite_master`. */
export function parseIndex(sql: string): IndexDefinition {
  const reader = new TokenReader(sql);
  reader.expect('CREATE');
  const unique = reader.skip('UNIQUE');
  reader.expect('INDEX');
  const name = reader.takeName().value;
  const nameSpan = reader.lastSpan;
  reader.expect('ON');
  const table = reader.takeName().value;
  const keys = readKeys(reader);
  return {
    name,
    nameSpan,
    table,
    unique,
    keys,
    where: reader.skip('WHERE') ? sql.slice(reader.last.end).trim() : null,
  };
}

function readKeys(reader: TokenReader): IndexDefinition['keys'] {
  const keys: IndexDefinition['keys'][number][] = [];
  reader.expect('(');
  do keys.push(readKey(reader));
  while (reader.skip(','));
  reader.expect(')');
  return keys;
}

function readKey(reader: TokenReader): IndexDefinition['keys'][number] {
  const tokens = takeKeyTokens(reader);
  const descending = isKeyword(tokens.at(-1), 'DESC');
  const sorted = descending || isKeyword(tokens.at(-1), 'ASC');
  const { tokens: inner, collation } = splitCollation(sorted ? tokens.slice(0, -1) : tokens);
  const [first] = inner;
  if (inner.length === 1 && first !== undefined && isName(first)) {
    return { kind: 'column', value: first.value, descending, collation };
  }
  const span = { start: first?.start ?? 0, end: inner.at(-1)?.end ?? 0 };
  return { kind: 'expression', value: reader.text(span), descending, collation };
}

/** The tokens up to the next comma or parenthesis that is not nested. */
function takeKeyTokens(reader: TokenReader): readonly Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  while (depth > 0 || !(reader.isNext(',') || reader.isNext(')'))) {
    if (reader.isNext('(')) depth += 1;
    if (reader.isNext(')')) depth -= 1;
    tokens.push(reader.take());
  }
  return tokens;
}

function splitCollation(tokens: readonly Token[]): {
  readonly tokens: readonly Token[];
  readonly collation: string | null;
} {
  if (!isKeyword(tokens.at(-2), 'COLLATE')) return { tokens, collation: null };
  return { tokens: tokens.slice(0, -2), collation: tokens.at(-1)?.value ?? null };
}

function isKeyword(token: Token | undefined, keyword: string): boolean {
  return token?.keyword === keyword;
}
