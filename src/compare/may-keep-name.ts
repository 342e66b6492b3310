import { constraintsOf } from '../schema/constraints-of.ts';
import type { Table } from '../schema/table.ts';
import type { View } from '../schema/view.ts';

interface Named {
  readonly name: string | null;
}

/** Names that TypeORM makes up where the entity gives none: a prefix and part of a SHA-1. */
const generatedName = /^(?:PK|UQ|REL|FK|IDX|CHK|XCL|DF)_([0-9a-f]{24,27})$/;

/** As many digits of the SHA-1 as every kind of name has. */
const digits = 24;

/**
 * Whether a thing of the same content may keep the name it has. A database that does not keep names
 * (null) is content, and so is one whose maker chose a name where the entity leaves it to TypeORM;
 * a name that TypeORM once made up follows the one it makes up today, unless both are made of the
 * same: what is `UQ_…` on one database is `IDX_…` on another. None keeps a name that the entity
 * gives to something else in `owner`.
 */
export function mayKeepName(
  { from, to }: { readonly from: Named; readonly to: Named },
  owner: Table | View,
  foldName: (name: string) => string,
): boolean {
  if (from.name === null || to.name === null) return true;
  const name = foldName(from.name);
  if (name === foldName(to.name)) return true;
  if (membersOf(owner).some((member) => member.name !== null && foldName(member.name) === name)) {
    return false;
  }
  const [before, after] = [hashOf(from.name), hashOf(to.name)];
  return after !== null && (before === null || before === after);
}

function membersOf(owner: Table | View): readonly Named[] {
  return 'primaryKey' in owner ? [...constraintsOf(owner), ...owner.indexes] : owner.indexes;
}

function hashOf(name: string): string | null {
  return generatedName.exec(name)?.[1]?.slice(0, digits) ?? null;
}
