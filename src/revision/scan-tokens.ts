/** A piece of JavaScript or TypeScript source, as far as reading a header needs to know it. */
export interface Token {
  /**
   * `text` is a string whose value can be read as it stands; `computed` is one with an escape or a
   * substitution, a number or a regular expression.
   */
  readonly kind: 'word' | 'text' | 'computed' | 'sign' | 'documentation';
  /** The source; for a `text` its value, for a `documentation` what stands inside the comment. */
  readonly text: string;
  readonly end: number;
}

const BLANK = /(?:\s+|\/\/[^\n]*|\/\*(?!\*[^/])[^]*?(?:\*\/|$))+/y;
const DOCUMENTATION = /\/\*\*([^]*?)(?:\*\/|$)/y;
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const QUOTED = /(['"])((?:(?!\1)[^\\\n]|\\[^])*)\1/y;
const NUMBER = /\d[\w.]*/y;
const REGULAR_EXPRESSION = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const ASSIGNING = /=>|={1,3}/y;

/** Words after which a slash starts a regular expression instead of dividing. */
const BEFORE_EXPRESSION: ReadonlySet<string> = new Set(
  'await case delete do else in instanceof new of return throw typeof void yield'.split(' '),
);

/**
 * The tokens of a source text, comments left out except those of documentation. It is no parser:
 * whether a slash divides is guessed from the token before it, and a wrong guess is put right at
 * the end of the line.
 */
export function* scanTokens(source: string, start = 0): Generator<Token, void> {
  let position = start;
  let previous: Token | undefined;
  while (position < source.length) {
    position += matchAt(BLANK, source, position)?.[0].length ?? 0;
    if (position >= source.length) return;
    const token = scanToken(source, position, previous);
    yield token;
    position = token.end;
    previous = token;
  }
}

function scanToken(source: string, position: number, previous: Token | undefined): Token {
  const word = matchAt(WORD, source, position);
  if (word !== null) return token('word', word[0], word);

  const quoted = matchAt(QUOTED, source, position);
  if (quoted !== null) return textToken(quoted[2] ?? '', quoted.index + quoted[0].length);

  const documentation = matchAt(DOCUMENTATION, source, position);
  if (documentation !== null) return token('documentation', documentation[1] ?? '', documentation);

  if (source[position] === '`') return scanTemplate(source, position);

  const computed =
    matchAt(NUMBER, source, position) ??
    (mayStartExpression(previous) ? matchAt(REGULAR_EXPRESSION, source, position) : null);
  if (computed !== null) return token('computed', computed[0], computed);

  const text = matchAt(ASSIGNING, source, position)?.[0] ?? source.charAt(position);
  return { kind: 'sign', text, end: position + text.length };
}

function scanTemplate(source: string, start: number): Token {
  let position = start + 1;
  let isComputed = false;
  while (position < source.length && source[position] !== '`') {
    if (source.startsWith('${', position)) {
      isComputed = true;
      position = endOfSubstitution(source, position + 2);
    } else {
      position += source[position] === '\\' ? 2 : 1;
    }
  }
  const text = source.slice(start + 1, position);
  return isComputed ? { kind: 'computed', text, end: position + 1 } : textToken(text, position + 1);
}

/** The position after the brace that closes a `${`. */
function endOfSubstitution(source: string, start: number): number {
  let depth = 1;
  for (const { kind, text, end } of scanTokens(source, start)) {
    if (kind !== 'sign') continue;
    if (text === '{') depth += 1;
    if (text === '}') depth -= 1;
    if (depth === 0) return end;
  }
  return source.length;
}

function textToken(text: string, end: number): Token {
  return { kind: text.includes('\\') ? 'computed' : 'text', text, end };
}

function token(kind: Token['kind'], text: string, match: RegExpExecArray): Token {
  return { kind, text, end: match.index + match[0].length };
}

function matchAt(pattern: RegExp, source: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(source);
}

function mayStartExpression(previous: Token | undefined): boolean {
  if (previous === undefined || previous.kind === 'documentation') return true;
  if (previous.kind === 'sign') return previous.text !== ')' && previous.text !== ']';
  return previous.kind === 'word' && BEFORE_EXPRESSION.has(previous.text);
}
