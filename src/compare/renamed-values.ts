import type { AlterEnum } from '../operation/alter-enum.ts';
import { enumTypeName, type EnumType } from '../schema/enum-type.ts';
import { sameTableName, type TableName } from '../schema/table-name.ts';
import {
  renameLiterals,
  renameValues,
  reverseRenames,
  type ValueRename,
} from '../schema/value-rename.ts';
import type { Doubt } from './doubt.ts';
import type { RenamesByType } from './follow-values.ts';
import type { FoundValues } from './rename/find-values.ts';

/** The values that have another name, by the types that are objects of their own. */
export function renamesOfTypes(found: readonly FoundValues[]): RenamesByType {
  return new Map(found.flatMap(({ type, renamed }) => (type === null ? [] : [[type, renamed]])));
}

/** What gives the values of types their other names. */
export function renameInEnums(
  from: readonly EnumType[],
  renames: RenamesByType,
): readonly AlterEnum[] {
  return from.flatMap((type): readonly AlterEnum[] => {
    const renamed = renames.get(enumTypeName(type));
    if (renamed === undefined) return [];
    const to = { ...type, values: renameValues(type.values, renamed) };
    return [{ kind: 'alterEnum', from: type, to, renamed, recreate: false, columns: null }];
  });
}

/** The values that have another name in columns that hold them themselves. */
export function renamedValuesIn(
  found: readonly FoundValues[],
): (table: TableName, column: string) => readonly ValueRename[] {
  return (table, column) =>
    found.find(
      ({ type, columns }) =>
        type === null &&
        columns.some((each) => each.column === column && sameTableName(each.table, table)),
    )?.renamed ?? [];
}

/** Whether a text names a value of a type that has another name as yet. */
export function mentionsRenamedValue(found: readonly FoundValues[]): (text: string) => boolean {
  const back = reverseRenames(renamedInTypes(found));
  return (text) => renameLiterals(text, back) !== text;
}

/** Doubts in the words that the server knows: types have their values by the old names as yet. */
export function withOldValues(found: readonly FoundValues[]): (doubt: Doubt) => Doubt {
  const back = reverseRenames(renamedInTypes(found));
  if (back.length === 0) return (doubt) => doubt;
  const inOldWords = (text: string): string => renameLiterals(text, back);
  return (doubt) => ({ ...doubt, from: inOldWords(doubt.from), to: inOldWords(doubt.to) });
}

function renamedInTypes(found: readonly FoundValues[]): readonly ValueRename[] {
  return found.flatMap(({ type, renamed }) => (type === null ? [] : renamed));
}
