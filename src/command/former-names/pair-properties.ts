import type { ClassSource, PropertySource } from '../../config/read-classes.ts';
import type { ClassPair } from './pair-classes.ts';

/** A property that a class had, where another stands by now. */
export interface Replacement {
  readonly before: PropertySource;
  readonly after: PropertySource;
  /** Whether decorators and type are the same. */
  readonly isSameDeclaration: boolean;
}

/** The properties that are new between the same neighbours as others that are gone, one by one. */
export function pairProperties({
  before,
  after,
}: Omit<ClassPair, 'isInPlace'>): readonly Replacement[] {
  const [gone, come] = [stretches(before, after), stretches(after, before)];
  return [...come].flatMap(([place, properties]) => {
    const others = gone.get(place) ?? [];
    if (others.length !== properties.length) return [];
    return properties.flatMap((property, position): readonly Replacement[] => {
      const other = others[position];
      if (other === undefined) return [];
      const isSameDeclaration = property.declaration === other.declaration;
      return [{ before: other, after: property, isSameDeclaration }];
    });
  });
}

/** The properties of `one` that `other` lacks, by the last before them that both have. */
function stretches(
  one: ClassSource,
  other: ClassSource,
): ReadonlyMap<string, readonly PropertySource[]> {
  const known = new Set(other.properties.map(({ name }) => name));
  const found = new Map<string, PropertySource[]>();
  let place = '';
  for (const property of one.properties) {
    if (known.has(property.name)) place = property.name;
    else found.set(place, [...(found.get(place) ?? []), property]);
  }
  return found;
}
