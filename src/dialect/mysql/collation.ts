import { charsetOf, type MysqlServer } from './server.ts';

/** Character set and collation as far as they differ from what is inherited. */
export interface RelativeCollation {
  readonly charset: string | null;
  readonly collation: string | null;
}

/** What has to be said to get `collation` where `inherited` is what comes by itself. */
export function relativeCollation(
  collation: string | null,
  inherited: string,
  server: MysqlServer,
): RelativeCollation {
  if (collation === null || collation === inherited) return { charset: null, collation: null };
  const charset = charsetOf(collation);
  if (charset === charsetOf(inherited)) return { charset: null, collation };
  const expected = server.defaultCollations.get(charset);
  return { charset, collation: collation === expected ? null : collation };
}

/** The collation that a character set, a collation, both or neither come down to. */
export function resolveCollation(
  { charset, collation }: RelativeCollation,
  inherited: string,
  server: MysqlServer,
): string {
  if (collation !== null) return currentName(collation, server);
  if (charset === null) return inherited;
  return server.defaultCollations.get(currentName(charset, server)) ?? inherited;
}

/** `utf8` is an old name of `utf8mb3`, in the names of its collations too. */
function currentName(name: string, server: MysqlServer): string {
  return server.defaultCollations.has('utf8mb3') ? name.replace(/^utf8(?=_|$)/, 'utf8mb3') : name;
}
