/** A piece of an SQL statement, as far as telling what it does takes it. */
export interface SqlWord {
  /** `word` is a bare one, `name` stands in the quotes of identifiers, `value` is a text or a number. */
  readonly kind: 'word' | 'name' | 'value' | 'sign';
  /** A word in capitals, a name without its quotes, the rest as it stands. */
  readonly text: string;
  /** A word as it stands. */
  readonly raw: string;
}

const pieces =
  /(--[^\n]*|\/\*[^]*?(?:\*\/|$)|\s+)|(\$(\w*)\$[^]*?\$\3\$|[eE]?'(?:''|\\'|[^'])*'|\d[\w.]*)|("(?:""|[^"])*"|`(?:``|[^`])*`|\[[^\]]*\])|([\p{L}_][\p{L}\p{N}_$]*)|([^])/gu;

/**
 * The words of SQL text, a list for each statement in it. It is no parser: comments are left out, and
 * what stands in quotes is one piece.
 */
export function sqlStatements(text: string): readonly (readonly SqlWord[])[] {
  const statements: SqlWord[][] = [[]];
  for (const [raw, blank, value, , name, word] of text.matchAll(pieces)) {
    if (blank !== undefined) continue;
    if (raw === ';') statements.push([]);
    else statements.at(-1)?.push(pieceOf(raw, { value, name, word }));
  }
  return statements.filter((words) => words.length > 0);
}

function pieceOf(
  raw: string,
  { value, name, word }: Readonly<Record<'value' | 'name' | 'word', string | undefined>>,
): SqlWord {
  if (value !== undefined) return { kind: 'value', text: raw, raw };
  if (word !== undefined) return { kind: 'word', text: raw.toUpperCase(), raw };
  if (name === undefined) return { kind: 'sign', text: raw, raw };
  const quote = raw.at(-1) ?? '';
  return { kind: 'name', text: raw.slice(1, -1).replaceAll(quote + quote, quote), raw };
}
