/** A piece of SQL text. Comments count as space. */
export interface Token {
  readonly kind: 'space' | 'string' | 'identifier' | 'number' | 'word' | 'symbol' | 'opaque';
  /** The text as it stands. */
  readonly text: string;
}

const pattern = new RegExp(
  [
    String.raw`(?<space>(?:\s|--.*|/\*[\s\S]*?\*/)+)`,
    // Dollar quotes and E'…' have rules of their own: the rest of the text is left as it is.
    String.raw`(?<opaque>(?:\$\w*\$|\be')[\s\S]*)`,
    String.raw`(?<string>'(?:[^']|'')*')`,
    String.raw`(?<identifier>"(?:[^"]|"")*")`,
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)`,
    String.raw`(?<word>[\w$\u0080-\uffff]+)`,
    String.raw`(?<symbol>::|[<>=!~|&#@*/^%?-]+|[\s\S])`,
  ].join('|'),
  'gi',
);

const kinds = ['space', 'opaque', 'string', 'identifier', 'number', 'word'] as const;

/** Cuts SQL text into tokens; nothing is lost. */
export function tokenize(text: string): readonly Token[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    kind: kinds.find((kind) => match.groups?.[kind] !== undefined) ?? 'symbol',
    text: match[0],
  }));
}
