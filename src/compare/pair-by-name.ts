/** Two lists set side by side by name. */
export interface Pairing<Thing> {
  readonly removed: readonly Thing[];
  readonly added: readonly Thing[];
  readonly kept: readonly { readonly from: Thing; readonly to: Thing }[];
}

/** Pairs the things of two lists that have the same key; each part keeps the order of its list. */
export function pairByName<Thing>(
  from: readonly Thing[],
  to: readonly Thing[],
  keyOf: (thing: Thing) => string,
): Pairing<Thing> {
  const before = new Map(from.map((thing) => [keyOf(thing), thing]));
  const after = new Map(to.map((thing) => [keyOf(thing), thing]));
  return {
    removed: from.filter((thing) => !after.has(keyOf(thing))),
    added: to.filter((thing) => !before.has(keyOf(thing))),
    kept: to.flatMap((thing) => {
      const counterpart = before.get(keyOf(thing));
      return counterpart === undefined ? [] : [{ from: counterpart, to: thing }];
    }),
  };
}
