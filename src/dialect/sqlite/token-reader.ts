import { tokenize, type Span, type Token } from './tokenize.ts';

/** Reads the tokens of an SQL text from left to right. */
export class TokenReader {
  readonly sql: string;
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(sql: string) {
    this.sql = sql;
    this.#tokens = tokenize(sql);
  }

  /** The token `ahead` of the next one, if there is one. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#position + ahead];
  }

  /** The token read last, or the first one before anything was read. */
  get last(): Token {
    return this.#require(Math.max(this.#position - 1, 0));
  }

  get lastSpan(): Span {
    const { start, end } = this.last;
    return { start, end };
  }

  take(): Token {
    const token = this.#require(this.#position);
    this.#position += 1;
    return token;
  }

  /** True when the next tokens are these keywords (in capitals) or symbols. */
  isNext(first: string, second?: string, third?: string): boolean {
    return (
      this.peek()?.keyword === first &&
      (second === undefined || this.peek(1)?.keyword === second) &&
      (third === undefined || this.peek(2)?.keyword === third)
    );
  }

  /** Takes these keywords or symbols when they come next; says whether they did. */
  skip(first: string, second?: string, third?: string): boolean {
    if (!this.isNext(first, second, third)) return false;
    this.#position += third === undefined ? (second === undefined ? 1 : 2) : 3;
    return true;
  }

  /** Takes these keywords or symbols, which have to come next. */
  expect(first: string, second?: string): void {
    if (!this.skip(first, second)) throw this.unexpected(second ?? first);
  }

  /** Takes a name: bare, or in any of the four kinds of quotes. */
  takeName(): Token {
    const token = this.take();
    if (isName(token)) return token;
    throw this.unexpected('a name');
  }

  /** Takes `( … )`, with what is nested in it, and gives what stands between the two. */
  takeGroup(): Span {
    this.expect('(');
    const start = this.last.end;
    while (!this.isNext(')')) {
      if (this.isNext('(')) this.takeGroup();
      else this.take();
    }
    this.expect(')');
    return { start, end: this.last.start };
  }

  text({ start, end }: Span): string {
    return this.sql.slice(start, end);
  }

  unexpected(wanted: string): Error {
    const at = this.peek()?.start ?? this.sql.length;
    return new Error(`Expected ${wanted} at character ${at} of: ${this.sql}`);
  }

  #require(position: number): Token {
    const token = this.#tokens[position];
    if (token === undefined) throw this.unexpected('more');
    return token;
  }
}

/** True for a token that can be a name where SQLite's grammar wants one (`nm`). */
export function isName(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'quoted' || token.kind === 'string';
}
