const element = /\s*(?:"((?:[^"\\]|\\[\s\S])*)"|([^{}",\\]+?))\s*(?:,|$)/y;

/**
 * The text of a one-dimensional array as PostgreSQL writes it: `{a b, c}` is `{"a b",c}`. Text
 * that cannot be read, and arrays within arrays, stay as they are.
 */
export function normalizeArrayLiteral(text: string, elementType: string): string {
  const body = /^\s*\{([\s\S]*)\}\s*$/.exec(text)?.[1];
  if (body === undefined) return text;
  const elements = readElements(body);
  return elements === null ? text : `{${elements.map((one) => write(one, elementType)).join(',')}}`;
}

interface Element {
  readonly text: string;
  readonly quoted: boolean;
}

function readElements(body: string): readonly Element[] | null {
  const elements: Element[] = [];
  if (body.trim() === '') return elements;
  element.lastIndex = 0;
  while (element.lastIndex < body.length) {
    const match = element.exec(body);
    if (match === null) return null;
    const [, quoted, plain = ''] = match;
    elements.push(
      quoted === undefined
        ? { text: plain, quoted: false }
        : { text: quoted.replaceAll(/\\([\s\S])/g, '$1'), quoted: true },
    );
  }
  return body.trimEnd().endsWith(',') ? null : elements;
}

function write({ text, quoted }: Element, elementType: string): string {
  if (!quoted && text.toLowerCase() === 'null') return 'NULL';
  const value = elementType === 'boolean' ? shortBoolean(text) : text;
  return needsQuotes(value) ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"` : value;
}

function needsQuotes(value: string): boolean {
  return value === '' || value.toLowerCase() === 'null' || /[\s{}",\\]/.test(value);
}

/** In an array PostgreSQL writes a boolean as one letter. */
function shortBoolean(text: string): string {
  const word = text.toLowerCase();
  return word === 'true' || word === 'false' ? word.charAt(0) : text;
}
