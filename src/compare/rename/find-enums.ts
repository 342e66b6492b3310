import type { RenameEnum } from '../../operation/rename-enum.ts';
import { enumTypeName, enumTypeOfColumn, type EnumType } from '../../schema/enum-type.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import { groupBy } from '../../util/group-by.ts';
import { foldedKey } from '../folded-key.ts';
import { pairByName } from '../pair-by-name.ts';
import type { RenameContext, Renaming } from './renaming.ts';

/**
 * Enumerated types that go by another name since the columns that have them, their tables or schemas
 * do. A type follows when all columns that stay have one type before and one after, and some values
 * are the same.
 */
export function findEnums(
  { from }: Pick<Renaming, 'from'>,
  { to, rules, options }: RenameContext,
): readonly RenameEnum[] {
  const { removed, added } = pairByName(from.enums, to.enums, qualifiedKey);
  if (removed.length === 0 || added.length === 0) return [];
  const before = new Map(removed.map((type) => [enumTypeName(type), type]));
  const after = new Map(added.map((type) => [enumTypeName(type), type]));
  const uses = pairByName(from.tables, to.tables, (table) => foldedKey(table, rules))
    .kept.flatMap((tables) =>
      pairByName(tables.from.columns, tables.to.columns, ({ name }) =>
        rules.foldName(name, 'member'),
      ).kept.map((columns) => ({
        from: enumTypeOfColumn(columns.from),
        to: enumTypeOfColumn(columns.to),
      })),
    )
    .filter((use) => use.from !== null || use.to !== null);
  const byFrom = groupBy(uses, (use) => use.from);
  const byTo = groupBy(uses, (use) => use.to);
  return Array.from(before, ([name, type]): readonly RenameEnum[] => {
    const targets = new Set((byFrom.get(name) ?? []).map((use) => use.to));
    const [target = null] = targets;
    const counterpart = after.get(target ?? '');
    if (counterpart === undefined || targets.size > 1) return [];
    const sources = new Set((byTo.get(target) ?? []).map((use) => use.from));
    const mayFollow = sources.size === 1 && mayLeave(type) && sharesValues(type, counterpart);
    return mayFollow ? [{ kind: 'renameEnum', from: nameOf(type), to: nameOf(counterpart) }] : [];
  }).flat();

  function mayLeave(enumType: EnumType): boolean {
    return options.undeclared({ kind: 'dropEnum', enumType }) === 'drop';
  }
}

function sharesValues(one: EnumType, other: EnumType): boolean {
  return one.values.some((value) => other.values.includes(value));
}

function nameOf({ schema, name }: EnumType): RenameEnum['from'] {
  return { schema, name };
}
