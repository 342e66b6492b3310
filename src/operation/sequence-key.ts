import type { TableName } from '../schema/table-name.ts';

/** By what a {@link Footprint} knows a sequence. */
export function sequenceKey({ schema, name }: TableName): string {
  return `sequence ${JSON.stringify([schema, name])}`;
}

/** The keys of the sequences that an expression takes numbers from: `nextval('audit.order_seq')`. */
export function sequencesIn(expression: string): readonly string[] {
  const calls = expression.matchAll(/\bnextval\(\s*(?:\(\s*)?'((?:[^']|'')+)'/gi);
  return [...calls].map(([, path = '']) => sequenceKey(parsePath(path.replaceAll("''", "'"))));
}

/** A name, or schema and name, each quoted where it has to be; unquoted ones are lower case. */
function parsePath(path: string): TableName {
  const parts = [...path.matchAll(/"((?:[^"]|"")+)"|([^".]+)/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.toLowerCase(),
  );
  const name = parts.at(-1) ?? path;
  return { schema: parts.length > 1 ? (parts[0] ?? null) : null, name };
}
