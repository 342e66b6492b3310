/** Names that TypeORM makes up where the entity gives none: a prefix and part of a SHA-1. */
const generatedName = /^(?:PK|UQ|REL|FK|IDX|CHK|XCL|DF)_([0-9a-f]{24,27})$/;

/** As many digits of the SHA-1 as every kind of name has. */
const digits = 24;

/**
 * Whether a thing of the same content may keep the name it has. A database that does not keep names
 * (null) is content, and so is one whose maker chose a name where the entity leaves it to TypeORM;
 * a name that TypeORM once made up follows the one it makes up today, unless both are made of the
 * same: what is `UQ_…` on one database is `IDX_…` on another.
 */
export function mayKeepName(
  from: string | null,
  to: string | null,
  foldName: (name: string) => string,
): boolean {
  if (from === null || to === null || foldName(from) === foldName(to)) return true;
  const [before, after] = [hashOf(from), hashOf(to)];
  return after !== null && (before === null || before === after);
}

function hashOf(name: string): string | null {
  return generatedName.exec(name)?.[1]?.slice(0, digits) ?? null;
}
