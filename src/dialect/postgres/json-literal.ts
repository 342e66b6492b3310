/** Numbers that `JSON.parse` and `jsonb` both give back digit for digit: no exponent, no trailing zero. */
const exactNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,14}[1-9])?$/;
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A JSON text as `jsonb` writes it: one space after commas and colons, keys by length, then by
 * bytes. Null for text that is no JSON, or that holds a number whose spelling would be lost.
 */
export function normalizeJsonLiteral(text: string): string | null {
  if (!hasExactNumbers(text)) return null;
  try {
    // What JSON.parse returns is of this type by the grammar of JSON.
    return format(JSON.parse(text) as Json);
  } catch {
    return null;
  }
}

function hasExactNumbers(text: string): boolean {
  const tokens = text.match(stringOrNumber) ?? [];
  return tokens.every((token) => token.startsWith('"') || exactNumber.test(token));
}

function format(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(format).join(', ')}]`;
  const entries = Object.entries(value).toSorted(([one], [other]) => compareKeys(one, other));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${format(item)}`).join(', ')}}`;
}

/** `Array.isArray` does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002 */
function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function compareKeys(one: string, other: string): number {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length - second.length || Buffer.compare(first, second);
}
