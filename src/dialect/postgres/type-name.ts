import { keywords } from './keywords.ts';

/** The name of a type that somebody created: an enumerated type, a domain, an extension's type. */
export interface TypeName {
  readonly schema: string | null;
  readonly name: string;
  readonly array: boolean;
}

const plainName = /^[a-z_][a-z0-9_]*$/;
const part = String.raw`(?:"(?:[^"]|"")+"|[^\s".()[\]]+)`;
const pattern = new RegExp(
  String.raw`^\s*(?:(?<schema>${part})\s*\.\s*)?(?<name>${part})(?<array>(?:\s*\[\d*\])+|\s+array)?\s*$`,
  'i',
);

/** `audit."Role"[]` taken apart; null for what is not a plain or qualified name. */
export function parseTypeName(text: string): TypeName | null {
  const groups = pattern.exec(text)?.groups;
  if (groups?.['name'] === undefined) return null;
  return {
    schema: groups['schema'] === undefined ? null : unquoteName(groups['schema']),
    name: unquoteName(groups['name']),
    array: groups['array'] !== undefined,
  };
}

/** A type's name as `format_type` writes it: quoted only where it must be. */
export function formatTypeName({ schema, name, array }: TypeName): string {
  const qualified = schema === null ? quoteName(name) : `${quoteName(schema)}.${quoteName(name)}`;
  return array ? `${qualified}[]` : qualified;
}

/** Like PostgreSQL's `quote_ident`. */
export function quoteName(name: string): string {
  if (plainName.test(name) && !keywords.has(name)) return name;
  return `"${name.replaceAll('"', '""')}"`;
}

function unquoteName(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text.toLowerCase();
}
