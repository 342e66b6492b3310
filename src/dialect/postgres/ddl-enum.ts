import { orderRenames } from '../../compare/rename/order-renames.ts';
import type { AlterEnum } from '../../operation/alter-enum.ts';
import type { EnumType } from '../../schema/enum-type.ts';
import { renameValues, reverseRenames, type ValueRename } from '../../schema/value-rename.ts';
import { quoteText } from '../literal.ts';
import type { Context } from './context.ts';
import { moveAndRename } from './ddl-rename.ts';
import { quoteTable } from './quoting.ts';
import { recreateEnum } from './recreate-enum.ts';

/**
 * Changes an enumerated type, keeping the columns that use it.
 *
 * Values that only join the others are added with `ADD VALUE`, which locks nothing. It may stand in
 * a transaction (PostgreSQL 12), but the value cannot be used before the commit: an operation that
 * is followed by a use of the value says `recreate`. That, and any other change, makes the type
 * anew and rewrites the tables that use it; it fails when a row holds a value that is gone, and
 * when a function uses the type.
 *
 * Values get another name at the end: what is made anew is spelled with the names that the catalog
 * has when that begins.
 */
export async function alterEnum(
  { from, to, renamed = [], recreate }: AlterEnum,
  context: Context,
): Promise<readonly string[]> {
  const before = { ...to, values: renameValues(to.values, reverseRenames(renamed)) };
  const isRenamedOnly = renamed.length > 0 && before.values.join('\0') === from.values.join('\0');
  const isGrown = isRenamedOnly || (!recreate && isOrderKept(from.values, before.values));
  return [
    ...moveAndRename('TYPE', from, to, context.server),
    ...(isGrown ? addValues(from, before) : await recreateEnum(from, before, context)),
    ...orderRenames(renamed, before.values, (value) => value).map((each) => renameValue(to, each)),
  ];
}

function renameValue(type: EnumType, { from, to }: ValueRename): string {
  return `ALTER TYPE ${quoteTable(type)} RENAME VALUE ${quoteText(from)} TO ${quoteText(to)}`;
}

/** True when `to` has all values of `from`, in the same order. */
function isOrderKept(from: readonly string[], to: readonly string[]): boolean {
  const known = new Set(from);
  const kept = to.filter((value) => known.has(value));
  return kept.length === from.length && kept.every((value, position) => value === from[position]);
}

/** Each value after the one before it; the first before all others. */
function addValues(from: EnumType, to: EnumType): readonly string[] {
  const known = new Set(from.values);
  const type = quoteTable(to);
  const first = from.values[0];
  return to.values.flatMap((value, position) => {
    if (known.has(value)) return [];
    const previous = to.values[position - 1];
    const place = placeOf(previous, first);
    return [`ALTER TYPE ${type} ADD VALUE ${quoteText(value)}${place}`];
  });
}

function placeOf(previous: string | undefined, first: string | undefined): string {
  if (previous !== undefined) return ` AFTER ${quoteText(previous)}`;
  return first === undefined ? '' : ` BEFORE ${quoteText(first)}`;
}
