import type { FormerName, FormerNames } from '../../compare/rename.ts';
import type { EnumSource } from '../../config/read-enum-members.ts';
import type { DeclaringProperty } from '../../metadata/declaring-properties.ts';
import { mapConcurrently } from '../../revision/map-concurrently.ts';
import { sameTableName } from '../../schema/table-name.ts';
import type { SourceChanges } from './changed-sources.ts';

/** An enum as it was and as it is. */
interface EnumPair {
  readonly before: EnumSource;
  readonly after: EnumSource;
}

/** The values that the members of TypeScript enums had at a commit. */
export async function formerValues(
  properties: readonly DeclaringProperty[],
  changes: SourceChanges,
): Promise<FormerNames['valueWas']> {
  const pairs = await readPairs(changes);
  return (table, column, value) =>
    properties
      .filter((each) => sameTableName(each.table, table) && each.column === column)
      .flatMap(({ memberOf }) => memberOf(value) ?? [])
      .flatMap((member) => formerValue(member, value, pairs, changes.commit));
}

/** Of several enums with that member and value, it is anybody's guess which one the column has. */
function formerValue(
  member: string,
  value: string,
  pairs: readonly EnumPair[],
  commit: string,
): readonly FormerName[] {
  const found = pairs
    .filter(({ after }) => after.members.get(member) === value)
    .flatMap(({ before }) => before.members.get(member) ?? []);
  const [name, ...others] = new Set(found);
  if (name === undefined || others.length > 0 || name === value) return [];
  return [{ name, reason: `its member ${member} was ${name} in ${commit}`, weight: 1 }];
}

/** The enums of the files that have changed, by their names. */
async function readPairs(changes: SourceChanges): Promise<readonly EnumPair[]> {
  const { readEnumMembers } = await import('../../config/read-enum-members.ts');
  const found = await mapConcurrently(changes.files, 8, async (file) => {
    const text = await changes.readAfter(file);
    if (!/\benum\b|\bas const\b/.test(text) || file.before === null) return [];
    const path = file.after ?? '';
    const before = readEnumMembers(path, await changes.readBefore(file));
    return readEnumMembers(path, text).flatMap((after): readonly EnumPair[] => {
      const same = before.find(({ name }) => name === after.name);
      return same === undefined ? [] : [{ before: same, after }];
    });
  });
  return found.flat();
}
