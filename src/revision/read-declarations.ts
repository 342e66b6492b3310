import { scanTokens, type Token } from './scan-tokens.ts';

/** What a constant is declared to be; `unreadable` when only running the file would tell. */
export type Declared =
  | { readonly kind: 'literal'; readonly value: string | null | readonly string[] }
  | { readonly kind: 'calls'; readonly calls: readonly DeclaredCall[] }
  | { readonly kind: 'unreadable' };

/** A call in an array: of a text, and of an object of texts where there is one. */
export interface DeclaredCall {
  /** The function, without the module that it stands in. */
  readonly name: string;
  readonly text: string;
  readonly options: ReadonlyMap<string, string>;
}

/** What the top level of a source file says without being run. */
export interface Declarations {
  /** The inside of the documentation comment before the first of the constants. */
  readonly documentation: string | null;
  readonly constants: ReadonlyMap<string, Declared>;
}

const OPENING: ReadonlySet<string> = new Set(['{', '[', '(']);
const CLOSING: ReadonlySet<string> = new Set(['}', ']', ')']);
const STARTING: ReadonlySet<string> = new Set(
  'async class const export exports function import let var'.split(' '),
);

const UNREADABLE: Declared = { kind: 'unreadable' };

/**
 * Reads constants of the top level of a module, written as `export const name = …` or as the
 * `exports.name = …` that compilers make of it, and stops once it has them all. What stands in
 * functions, comments, strings and templates is not looked at.
 */
export function readDeclarations(source: string, names: readonly string[]): Declarations {
  // A name that is nowhere in the text must not make the whole of it be scanned.
  const wanted = names.filter((name) => source.includes(name));
  const constants = new Map<string, Declared>();
  let documentation: string | null = null;
  for (const segment of scanSegments(source)) {
    if (constants.size === 0) documentation ??= documentationOf(segment);
    const assigned = readAssignment(segment.filter((token) => token.kind !== 'documentation'));
    if (assigned !== null && wanted.includes(assigned.name) && !constants.has(assigned.name)) {
      constants.set(assigned.name, assigned.value);
      if (constants.size === wanted.length) break;
    }
  }
  return { documentation, constants };
}

/** The source in pieces, none of which holds more than one assignment of the top level. */
function* scanSegments(source: string): Generator<readonly Token[], void> {
  let segment: Token[] = [];
  let depth = 0;
  for (const token of scanTokens(source)) {
    const isBoundary = depth === 0 && isBetweenAssignments(token);
    if (isBoundary && segment.length > 0) {
      yield segment;
      segment = [];
    }
    if (token.kind === 'sign' && OPENING.has(token.text)) depth += 1;
    if (token.kind === 'sign' && CLOSING.has(token.text)) depth = Math.max(0, depth - 1);
    segment.push(token);
  }
  yield segment;
}

function isBetweenAssignments({ kind, text }: Token): boolean {
  if (kind === 'sign') return text === ';' || text === ',';
  return kind === 'word' && STARTING.has(text);
}

function documentationOf(segment: readonly Token[]): string | null {
  return segment.find((token) => token.kind === 'documentation')?.text ?? null;
}

/** Matches `const name: type = value`, `exports.name = value` and `, name = value`. */
function readAssignment(
  segment: readonly Token[],
): { readonly name: string; readonly value: Declared } | null {
  const equals = segment.findIndex((token) => isSign(token, '='));
  const colon = segment.findIndex((token) => isSign(token, ':'));
  const nameEnd = colon === -1 ? equals : Math.min(colon, equals);
  const name = segment[nameEnd - 1];
  if (equals === -1 || nameEnd > 3 || name?.kind !== 'word') return null;
  const value = readLiteral(segment.slice(equals + 1));
  return value === null ? null : { name: name.text, value };
}

/** Null where a compiler only announces an export: `exports.a = exports.b = void 0`. */
function readLiteral(tokens: readonly Token[]): Declared | null {
  const [first, ...rest] = tokens;
  if (first === undefined || first.text === 'void') return null;
  if (isSign(first, '[')) return readArray(rest);
  if (!isEndOfValue(rest[0])) return UNREADABLE;
  if (first.kind === 'text') return { kind: 'literal', value: first.text };
  const isNull = first.kind === 'word' && (first.text === 'null' || first.text === 'undefined');
  return isNull ? { kind: 'literal', value: null } : UNREADABLE;
}

function readArray(tokens: readonly Token[]): Declared {
  const close = tokens.findIndex((token) => isSign(token, ']'));
  const elements = tokens.slice(0, close);
  if (elements.some((token) => isSign(token, '('))) {
    const calls = isEndOfValue(tokens[close + 1]) ? readCalls(elements) : null;
    return calls === null ? UNREADABLE : { kind: 'calls', calls };
  }
  const isRegular = elements.every((element, index) =>
    index % 2 === 0 ? element.kind === 'text' : isSign(element, ','),
  );
  if (close === -1 || !isRegular || !isEndOfValue(tokens[close + 1])) return UNREADABLE;
  const texts = elements.filter((element) => element.kind === 'text');
  return { kind: 'literal', value: texts.map((element) => element.text) };
}

/** Calls with commas between them, as `name(…)`, `module.name(…)` or a compiler's `(0, module.name)(…)`. */
function readCalls(tokens: readonly Token[]): readonly DeclaredCall[] | null {
  const calls: DeclaredCall[] = [];
  let rest = tokens;
  while (rest.length > 0) {
    const call = readCall(rest);
    if (call === null) return null;
    calls.push(call.call);
    rest = call.rest;
  }
  return calls;
}

function readCall(
  tokens: readonly Token[],
): { readonly call: DeclaredCall; readonly rest: readonly Token[] } | null {
  // The text is the first one: no name of a function is.
  const start = tokens.findIndex(({ kind }) => kind === 'text');
  const text = tokens[start];
  const name = tokens
    .slice(0, Math.max(0, start))
    .toReversed()
    .find(({ kind }) => kind === 'word');
  if (text === undefined || name === undefined) return null;
  const end = tokens.findIndex((token, index) => index > start && isSign(token, ')'));
  const between = tokens[end + 1];
  if (end === -1 || (between !== undefined && !isSign(between, ','))) return null;
  const options = readOptions(tokens.slice(start + 1, end));
  if (options === null) return null;
  return { call: { name: name.text, text: text.text, options }, rest: tokens.slice(end + 2) };
}

/** What follows the text: nothing, or `, { name: 'text', … }`; null for anything else. */
function readOptions(tokens: readonly Token[]): ReadonlyMap<string, string> | null {
  const [comma, open, ...inside] = withoutTrailingComma(tokens);
  if (comma === undefined) return new Map();
  const close = inside.pop();
  if (!isSign(comma, ',') || open === undefined || !isSign(open, '{')) return null;
  if (close === undefined || !isSign(close, '}')) return null;
  const options = new Map<string, string>();
  const members = withoutTrailingComma(inside);
  for (let index = 0; index < members.length; index += 4) {
    const [name, colon, value, separator] = members.slice(index, index + 4);
    if (name === undefined || (name.kind !== 'word' && name.kind !== 'text')) return null;
    if (colon === undefined || !isSign(colon, ':') || value?.kind !== 'text') return null;
    if (separator !== undefined && !isSign(separator, ',')) return null;
    options.set(name.text, value.text);
  }
  return options;
}

function withoutTrailingComma(tokens: readonly Token[]): Token[] {
  const last = tokens.at(-1);
  return last !== undefined && isSign(last, ',') ? tokens.slice(0, -1) : [...tokens];
}

/** A word may follow a literal (`as const`, or the next line); an operator would change it. */
function isEndOfValue(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'word';
}

function isSign(token: Token, text: string): boolean {
  return token.kind === 'sign' && token.text === text;
}
