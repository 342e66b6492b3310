const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001a',
};

/** Text as a string literal of MySQL: quotes doubled, backslashes and NUL escaped. */
export function formatString(text: string): string {
  return formatPlainString(text.replaceAll('\\', '\\\\').replaceAll('\0', '\\0'));
}

/** The same where a backslash escapes nothing (`NO_BACKSLASH_ESCAPES`). */
export function formatPlainString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The text that a string literal, single or double quoted, stands for. */
export function parseString(literal: string): string {
  const quote = literal.charAt(0);
  return literal
    .slice(1, -1)
    .replaceAll(/\\([\s\S])|''|""/g, (found, escaped: string | undefined) =>
      escaped === undefined ? unquoteTwice(found, quote) : unescapeCharacter(escaped),
    );
}

function unquoteTwice(found: string, quote: string): string {
  return found.charAt(0) === quote ? quote : found;
}

/** `\%` and `\_` keep their backslash: they mean something to LIKE. */
function unescapeCharacter(character: string): string {
  if (character === '%' || character === '_') return `\\${character}`;
  return escapes[character] ?? character;
}
