import type { Schema } from '../schema/schema.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';

/** The schema with its things in the order of their names: no file depends on the order of imports. */
export function sortSchema(schema: Schema): Schema {
  return {
    tables: schema.tables.toSorted(byName),
    views: schema.views.toSorted(byName),
    enums: schema.enums.toSorted(byName),
    sequences: schema.sequences.toSorted(byName),
    extensions: schema.extensions.toSorted(),
    schemas: schema.schemas.toSorted(),
  };
}

type Named = Parameters<typeof qualifiedKey>[0];

/** By code units: a locale sorts differently on another machine. */
function byName(one: Named, other: Named): number {
  const [first, second] = [qualifiedKey(one), qualifiedKey(other)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
