import * as fc from 'fast-check';

/** Makes every choice of a random pair; the same seed makes the same ones. */
export interface Chooser {
  /** From 0 to `limit` - 1. */
  below(limit: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item;
  /** One of a list that may be empty. */
  anyOf<Item>(items: readonly Item[]): Item | undefined;
  /** `count` different items, or all there are, in random order. */
  several<Item>(items: readonly Item[], count: number): readonly Item[];
}

export function createChooser(seed: number): Chooser {
  const [generate] = fc.sample(fc.gen(), { seed, numRuns: 1 });
  const below = (limit: number): number => generate?.(fc.nat, { max: Math.max(limit, 1) - 1 }) ?? 0;
  return {
    below,
    chance: (percent) => below(100) < percent,
    oneOf: (items) => items[below(items.length)] ?? items[0],
    anyOf: (items) => items[below(items.length)],
    several(items, count) {
      const left = [...items];
      const chosen = Array.from({ length: Math.min(count, items.length) }, () =>
        left.splice(below(left.length), 1),
      );
      return chosen.flat();
    },
  };
}
