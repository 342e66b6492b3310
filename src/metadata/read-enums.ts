import { isEnumType } from '../schema/column-type.ts';
import type { EnumType } from '../schema/enum-type.ts';
import type { Table } from '../schema/table.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import type { ReadContext } from './read-context.ts';

/** The types that the enumerated columns of some tables need, a shared one once. */
export function readEnums(
  tables: readonly Table[],
  { traits }: Pick<ReadContext, 'traits'>,
): readonly EnumType[] {
  if (traits.enumStorage !== 'type') return [];
  const enums = new Map<string, EnumType>();
  for (const { columns } of tables) {
    for (const { declared, enumValues } of columns) {
      if (declared === null || enumValues === null || !isEnumType(declared.type)) continue;
      const { schema, name, values } = declared.type;
      const key = qualifiedKey({ schema, name });
      if (!enums.has(key)) enums.set(key, { schema, name, values });
    }
  }
  return [...enums.values()];
}
