/** A stretch of SQL text that says something to a script: a parameter, a semicolon, or anything else. */
interface Piece {
  readonly kind: 'parameter' | 'semicolon' | 'space' | 'other';
  readonly text: string;
}

const pattern = new RegExp(
  [
    String.raw`(?<space>(?:\s|--[^\n]*|/\*[\s\S]*?\*/)+)`,
    String.raw`(?:\b[eE])'(?:[^'\\]|\\[\s\S]|'')*'`,
    `'(?:[^']|'')*'|"(?:[^"]|"")*"`,
    String.raw`(?<quote>\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[\s\S]*?\k<quote>`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    String.raw`(?<parameter>\$\d+)`,
    '(?<semicolon>;)',
    String.raw`[\s\S]`,
  ].join('|'),
  'g',
);

/** Cuts a whole statement into pieces, dollar-quoted bodies included; nothing is lost. */
export function scan(statement: string): readonly Piece[] {
  return Array.from(statement.matchAll(pattern), ({ 0: text, groups }) => ({
    kind: (['parameter', 'semicolon', 'space'] as const).find((kind) => groups?.[kind]) ?? 'other',
    text,
  }));
}
