/**
 * The value of a plain SQL literal: `'it''s'`, `42`, `-1.5`, `true`, `NULL`. Undefined for anything
 * else, and for numbers that a double would not give back digit for digit.
 */
export function parseLiteral(text: string): string | number | boolean | null | undefined {
  const trimmed = text.trim();
  if (/^'(?:[^']|'')*'$/.test(trimmed)) return trimmed.slice(1, -1).replaceAll("''", "'");
  if (/^-?\d+(?:\.\d+)?$/.test(trimmed)) {
    const value = Number(trimmed);
    return String(value) === trimmed ? value : undefined;
  }
  const word = trimmed.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : undefined;
}

/** Text between single quotes, as standard SQL has it. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
