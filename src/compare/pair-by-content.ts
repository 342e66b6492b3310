import { groupBy } from '../util/group-by.ts';
import type { Pairing } from './pair-by-name.ts';

/**
 * Pairs things by name first and, of those left over, by content: names may be missing from the
 * catalog, or chosen by whoever made the table. Several views of the content are tried in turn.
 */
export function pairByContent<Thing extends { readonly name: string | null }>(
  from: readonly Thing[],
  to: readonly Thing[],
  foldName: (name: string) => string,
  ...contents: readonly ((thing: Thing) => string)[]
): Pairing<Thing> {
  const partners = new Map<Thing, Thing>();
  const nameOf = ({ name }: Thing): string | null => (name === null ? null : foldName(name));
  for (const keyOf of [nameOf, ...contents]) {
    const taken = new Set(partners.values());
    const candidates = groupBy(
      from.filter((thing) => !taken.has(thing)),
      keyOf,
    );
    const next = new Map<string | null, number>();
    for (const thing of to.filter((candidate) => !partners.has(candidate))) {
      const key = keyOf(thing);
      const position = next.get(key) ?? 0;
      const partner = key === null ? undefined : candidates.get(key)?.[position];
      if (partner !== undefined) partners.set(thing, partner);
      next.set(key, position + 1);
    }
  }
  const taken = new Set(partners.values());
  return {
    removed: from.filter((thing) => !taken.has(thing)),
    added: to.filter((thing) => !partners.has(thing)),
    kept: [...partners].map(([thing, partner]) => ({ from: partner, to: thing })),
  };
}
