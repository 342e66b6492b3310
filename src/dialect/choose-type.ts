import {
  isEnumType,
  type ColumnType,
  type EnumTypeSpec,
  type TypeVariants,
} from '../schema/column-type.ts';

/**
 * What a column type comes down to for one server: `native` text to be taken as it stands,
 * `portable` text to be translated, or an enumerated type.
 */
export type ChosenType =
  | { readonly kind: 'native'; readonly text: string }
  | { readonly kind: 'portable'; readonly text: string }
  | EnumTypeSpec;

/** Picks from a column type what counts for a server, whose names are given most specific first; null when nothing does. */
export function chooseType(
  type: ColumnType,
  names: readonly Exclude<keyof TypeVariants, 'default'>[],
): ChosenType | null {
  if (typeof type === 'string') return { kind: 'portable', text: type };
  if (isEnumType(type)) return type;
  const text = names.map((name) => type[name]).find((variant) => variant !== undefined);
  if (text !== undefined) return { kind: 'native', text };
  return type.default === undefined ? null : chooseType(type.default, names);
}
