import type { TableName } from './table-name.ts';

/**
 * The names that the query of a view mentions, in lower case. They serve to put operations in order,
 * where a name too many costs nothing much and a name too few would break a migration. So, whatever
 * the database:
 * 1. case does not count, and a name that could be a table's is taken for one;
 * 2. a text in which databases disagree where a string or a comment ends is read word by word.
 */
export interface QueryMentions {
  readonly names: ReadonlySet<string>;
  /** The names that may be those of tables or views, each by itself and behind its schema. */
  readonly relations: ReadonlySet<string>;
  /** Whether it has all columns of something, whatever they are: `*`, NATURAL, TABLE. */
  readonly hasStar: boolean;
}

export function queryMentions(query: string): QueryMentions {
  const names = new Set<string>();
  const relations = new Set<string>();
  const tokens = ambiguous.test(query) ? wordByWord(query) : tokenize(query);
  tokens.forEach((token, position) => {
    if (!token.isName) return;
    names.add(token.value);
    if (!mayBeRelation(tokens, position)) return;
    relations.add(token.value);
    const schema = tokens[position - 2];
    if (tokens[position - 1]?.value === '.' && schema?.isName) {
      relations.add(qualified(schema.value, token.value));
    }
  });
  return { names, relations, hasStar: tokens.some((_, position) => isStar(tokens, position)) };
}

export function mentionsRelation({ relations }: QueryMentions, table: TableName): boolean {
  const name = table.name.toLowerCase();
  return relations.has(table.schema === null ? name : qualified(table.schema.toLowerCase(), name));
}

export function mentionsColumn({ names, hasStar }: QueryMentions, column: string): boolean {
  return hasStar || names.has(column.toLowerCase());
}

interface Token {
  readonly isName: boolean;
  /** False for a keyword's look-alike in quotes. */
  readonly isBare: boolean;
  readonly value: string;
}

/** Backslashes are letters of a string or escape its end; `#` and `--x` are comments or operators. */
const ambiguous = /\\|#|--\S|\$\w*\$/;

const pattern = new RegExp(
  [
    String.raw`(?:\s|--.*|/\*(?!!)[\s\S]*?\*/)+`,
    String.raw`(?<string>'(?:[^']|'')*')`,
    String.raw`"(?<double>(?:[^"]|"")*)"`,
    '`(?<back>(?:[^`]|``)*)`',
    String.raw`(?<word>[\p{L}\p{N}_$]+)`,
    String.raw`(?<symbol>[\s\S])`,
  ].join('|'),
  'gu',
);

function tokenize(query: string): readonly Token[] {
  const tokens = Array.from(query.matchAll(pattern), ({ groups = {} }): Token | null => {
    const { double, back, word, string, symbol } = groups;
    const name = double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? word;
    if (name !== undefined) {
      return { isName: true, isBare: word !== undefined, value: name.toLowerCase() };
    }
    const value = string ?? symbol;
    return value === undefined ? null : { isName: false, isBare: false, value };
  });
  return [...tokens.filter((token) => token !== null), ...enclosedNames(query, /\[([^\]]*)\]/g)];
}

/** Everything that could be a name, each as if it followed FROM. */
function wordByWord(query: string): readonly Token[] {
  const words = query.match(/[\p{L}\p{N}_$]+|[*.]/gu) ?? [];
  return [
    ...words.map((word) => ({
      isName: /^[^*.]/.test(word),
      isBare: true,
      value: word.toLowerCase(),
    })),
    ...enclosedNames(query, /["`[]([^"`\]]*)["`\]]/g),
  ].flatMap((token) => (token.value === '.' ? [token] : [comma, token]));
}

/** Names in SQLite's brackets, which PostgreSQL has for arrays. */
function enclosedNames(query: string, enclosed: RegExp): readonly Token[] {
  return Array.from(query.matchAll(enclosed), ([, name = '']) => [
    comma,
    { isName: true, isBare: false, value: name.toLowerCase() },
  ]).flat();
}

const comma: Token = { isName: false, isBare: false, value: ',' };

/** What a table or a view can follow; an alias follows AS, a parenthesis or another name. */
const before = new Set('from join straight_join only lateral table in oj , ( .'.split(' '));

function mayBeRelation(tokens: readonly Token[], position: number): boolean {
  const isCall = tokens[position + 1]?.value === '(';
  return before.has(tokens[position - 1]?.value ?? '') && !isCall;
}

function isStar(tokens: readonly Token[], position: number): boolean {
  const { value, isBare } = tokens[position] ?? comma;
  if (isBare && (value === 'natural' || value === 'table')) return true;
  if (value !== '*') return false;
  const [previous, next] = [tokens[position - 1]?.value, tokens[position + 1]?.value];
  // A product has something to its right, and `count(*)` is a number of rows.
  return previous === '.' || (previous !== '(' && [undefined, ',', ')', 'from'].includes(next));
}

function qualified(schema: string, name: string): string {
  return `${schema}\0${name}`;
}
