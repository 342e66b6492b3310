/** A range of a text, as `slice` takes it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of SQL text as SQLite cuts it (https://sqlite.org/c3ref/keyword_check.html, tokenize.c). */
export interface Token extends Span {
  /** `word` is a bare keyword or name, `quoted` a name in `"…"`, `` `…` `` or `[…]`. */
  readonly kind: 'word' | 'quoted' | 'string' | 'blob' | 'number' | 'parameter' | 'symbol';
  readonly text: string;
  /** A name or string without its quotes; the text itself for all else. */
  readonly value: string;
  /** What a grammar asks for: a word in capitals, or a symbol; empty for what is never a keyword. */
  readonly keyword: string;
}

// Spaces and comments come first, so that one match skips a run of them. A quote that is never
// closed falls through to the last alternative: a symbol, which no rule of the grammar knows.
const pattern = new RegExp(
  [
    String.raw`(?:[\t-\r ]+|--[^\n]*|/\*[\s\S]*?(?:\*/|$))+`,
    String.raw`[xX]'[0-9a-fA-F]*'`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    String.raw`'[^']*(?:''[^']*)*'`,
    String.raw`"[^"]*(?:""[^"]*)*"`,
    '`[^`]*(?:``[^`]*)*`',
    String.raw`\[[^\]]*\]`,
    String.raw`0[xX][0-9a-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?`,
    String.raw`\?\d*|[:@$#][\w$\u0080-\uffff]+`,
    String.raw`->>|->|\|\||<<|>>|<=|>=|<>|!=|==|[\s\S]`,
  ].join('|'),
  'y',
);

/** Cuts SQL text into tokens; white space and comments lie between them. */
export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  // `test` makes no array for each match, which is most of the cost of a large schema.
  for (let start = 0; pattern.test(sql); start = pattern.lastIndex) {
    const text = sql.slice(start, pattern.lastIndex);
    const kind = kindOf(text);
    if (kind !== 'space') tokens.push(createToken(kind, text, start));
  }
  return tokens;
}

function createToken(kind: Token['kind'], text: string, start: number): Token {
  const isQuoted = kind === 'quoted' || kind === 'string';
  return {
    kind,
    text,
    value: isQuoted ? unquote(text) : text,
    keyword: keywordOf(kind, text),
    start,
    end: start + text.length,
  };
}

function keywordOf(kind: Token['kind'], text: string): string {
  if (kind === 'word') return text.toUpperCase();
  return kind === 'symbol' ? text : '';
}

type Kind = Token['kind'] | 'space';

/** What a match can be by its first character, for those that are not letters. */
const kinds: Readonly<Record<string, Kind>> = {
  ...kindsOf('\t\n\v\f\r ', 'space'),
  ...kindsOf('0123456789', 'number'),
  ...kindsOf('"`[', 'quoted'),
  ...kindsOf("'", 'string'),
  ...kindsOf('?:@$#', 'parameter'),
  ...kindsOf('.', 'number'),
  ...kindsOf('-/', 'space'),
  ...kindsOf('!%&()*+,;<=>\\]^{|}~', 'symbol'),
};

function kindsOf(characters: string, kind: Kind): Record<string, Kind> {
  return Object.fromEntries(Array.from(characters, (character) => [character, kind]));
}

function kindOf(text: string): Kind {
  const kind = kinds[text.charAt(0)];
  if (kind === undefined) return text.endsWith("'") ? 'blob' : 'word';
  if (kind === 'space') return isSpace(text) ? 'space' : 'symbol';
  if (kind === 'number' || text.length > 1 || text === '?') return text === '.' ? 'symbol' : kind;
  return 'symbol';
}

/** White space or a comment, and not one of the operators that begin like one. */
function isSpace(text: string): boolean {
  return text.charAt(0) <= ' ' || text.startsWith('--') || text.startsWith('/*');
}

function unquote(text: string): string {
  const quote = text.charAt(0);
  const inside = text.slice(1, -1);
  if (quote === '[' || !inside.includes(quote)) return inside;
  return inside.replaceAll(quote + quote, quote);
}
