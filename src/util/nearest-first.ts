import { editDistance } from './edit-distance.ts';

/** Names with how many letters they differ from `name` in, the nearest first. */
export function nearestFirst(
  name: string,
  names: readonly string[],
): readonly { readonly name: string; readonly distance: number }[] {
  return names
    .map((each) => ({ name: each, distance: editDistance(name, each) }))
    .toSorted((one, other) => one.distance - other.distance);
}
