import { quoteName } from './quoting.ts';
import { foldName } from './table-definition.ts';
import { tokenize } from './tokenize.ts';

/** `expression` with other names for columns, as `RENAME COLUMN` writes them: in quotes. */
export function renameInExpression(expression: string, names: ReadonlyMap<string, string>): string {
  const folded = new Map(Array.from(names, ([from, to]) => [foldName(from), quoteName(to)]));
  const tokens = tokenize(expression);
  return tokens.reduceRight((text, { kind, value, start, end }, position) => {
    const isName = kind === 'word' || kind === 'quoted';
    const isCall = tokens[position + 1]?.text === '(';
    const name = isName && !isCall ? folded.get(foldName(value)) : undefined;
    return name === undefined ? text : text.slice(0, start) + name + text.slice(end);
  }, expression);
}
