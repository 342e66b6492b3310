import { elementsOf, literalsIn } from './enum-type.ts';

/** An enumerated value under another name: rows and defaults that have it keep it. */
export interface ValueRename {
  readonly from: string;
  readonly to: string;
}

/** Values with the names that they get. */
export function renameValues(
  values: readonly string[],
  renamed: readonly ValueRename[],
): readonly string[] {
  return values.map((value) => renamed.find(({ from }) => from === value)?.to ?? value);
}

/** What gives renamed values their old names. */
export function reverseRenames(renamed: readonly ValueRename[]): readonly ValueRename[] {
  return renamed.map(({ from, to }) => ({ from: to, to: from }));
}

/**
 * A default that is one of the values, or an array of them, with the names that they get; any other
 * text as it is.
 */
export function renameInDefault(text: string, renamed: readonly ValueRename[]): string {
  const [, literal, rest = ''] = /^('(?:[^']|'')*')(.*)$/s.exec(text) ?? [];
  return literal === undefined ? text : `${renameLiteral(literal, renamed)}${rest}`;
}

/** A text of SQL in which literals of a type are cast to it, as PostgreSQL spells them. */
export function renameInCasts(text: string, type: string, renamed: readonly ValueRename[]): string {
  return text.replaceAll(
    /('(?:[^']|'')*')(::(?:"(?:[^"]|"")+"|\w+)(?:\.(?:"(?:[^"]|"")+"|\w+))?)/g,
    (cast, literal: string, suffix: string) =>
      suffix.slice(2).replaceAll('"', '') === type
        ? `${renameLiteral(literal, renamed)}${suffix}`
        : cast,
  );
}

/** A text of SQL with the names that values get in all its literals. */
export function renameLiterals(text: string, renamed: readonly ValueRename[]): string {
  return text.replaceAll(/'(?:[^']|'')*'/g, (literal) => renameLiteral(literal, renamed));
}

function renameLiteral(literal: string, renamed: readonly ValueRename[]): string {
  const [content = ''] = literalsIn(literal);
  return `'${renameStored(content, renamed).replaceAll("'", "''")}'`;
}

/** What a column holds, a value or an array of values as a text, with the names that values get. */
export function renameStored(text: string, renamed: readonly ValueRename[]): string {
  const isArray = text.startsWith('{') && text.endsWith('}');
  if (!isArray) return renameValues([text], renamed).join('');
  return `{${renameValues(elementsOf(text), renamed).map(arrayElement).join(',')}}`;
}

/** In quotes where PostgreSQL writes it in some. */
function arrayElement(value: string): string {
  const isPlain = value !== '' && !/[\s{},"\\]/.test(value) && !/^null$/i.test(value);
  return isPlain ? value : `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
