/** A piece of SQL text as MySQL and MariaDB cut it, with default `sql_mode`: `"x"` is a string, `\` escapes. */
export interface Token {
  readonly kind: 'space' | 'string' | 'identifier' | 'word' | 'number' | 'symbol' | 'broken';
  /** The text as it stands. */
  readonly text: string;
}

const pattern = new RegExp(
  [
    String.raw`(?<space>(?:\s|--\s.*|#.*|/\*[\s\S]*?\*/)+)`,
    String.raw`(?<string>'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*")`,
    '(?<identifier>`(?:[^`]|``)*`)',
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\w$]))`,
    String.raw`(?<word>[\w$@\u0080-\uffff]+)`,
    String.raw`(?<broken>['"\u0060][\s\S]*)`,
    String.raw`(?<symbol><=>|<=|>=|<>|!=|:=|->>|->|\|\||&&|<<|>>|[\s\S])`,
  ].join('|'),
  'gi',
);

/** Cuts SQL text into tokens; nothing is lost. A quote that is never closed gives a `broken` rest. */
export function tokenize(text: string): readonly Token[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    kind: kindOf(match.groups ?? {}),
    text: match[0],
  }));
}

const kinds = ['space', 'string', 'identifier', 'number', 'word', 'broken'] as const;

function kindOf(groups: Readonly<Record<string, string | undefined>>): Token['kind'] {
  return kinds.find((kind) => groups[kind] !== undefined) ?? 'symbol';
}
