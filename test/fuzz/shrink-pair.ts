import type { RandomPair } from './random-pair.ts';

/**
 * A smaller pair that fails as the given one does: after `limit` attempts, or when nothing can be
 * taken away any more.
 */
export async function shrinkPair(
  pair: RandomPair,
  limit: number,
  fails: (pair: RandomPair) => Promise<boolean>,
): Promise<RandomPair> {
  let smallest = pair;
  let position = 0;
  let sinceProgress = 0;
  for (let attempt = 0; attempt < limit; attempt += 1) {
    const candidates = [...smallerPairs(smallest)];
    // Each step goes on from the same place, and round once more after the last success.
    const candidate = candidates[position % Math.max(candidates.length, 1)];
    if (candidate === undefined || sinceProgress > candidates.length) return smallest;
    if (await fails(candidate)) {
      smallest = candidate;
      sinceProgress = 0;
    } else {
      position += 1;
      sinceProgress += 1;
    }
  }
  return smallest;
}

/** The pair with one thing less, largest things first: on both sides where both have it, then on one. */
function* smallerPairs(pair: RandomPair): Generator<RandomPair> {
  if (pair.hasRows) yield { ...pair, hasRows: false };
  if (pair.isSynchronized) yield { ...pair, isSynchronized: false };
  const paths = new Map(
    [...pathsOf(pair.from), ...pathsOf(pair.to)].map((path) => [path.join('\0'), path]),
  );
  const byDepth = [...paths.values()].toSorted((one, two) => one.length - two.length);
  for (const path of byDepth) {
    const from = without(pair.from, path);
    const to = without(pair.to, path);
    if (from !== pair.from && to !== pair.to) yield { ...pair, from, to };
    if (from !== pair.from) yield { ...pair, from };
    if (to !== pair.to) yield { ...pair, to };
  }
}

type Path = readonly string[];

/** The keys that lead to each part that may be missing; parts of a list are told apart by what they are. */
function pathsOf(value: unknown): readonly Path[] {
  return entriesOf(value).flatMap(([key, part]) => {
    if (whole.has(key) && (key !== 'name' || typeof part === 'string')) return [];
    const inside = pathsOf(part).map((path) => [key, ...path]);
    return key === 'columns' ? inside : [[key], ...inside];
  });
}

/** Without these, or a part of them, an entity is not smaller but another thing. */
const whole: ReadonlySet<string> = new Set([
  'name',
  'tableName',
  'type',
  'enum',
  'expression',
  'target',
  'columnNames',
  'referencedColumnNames',
]);

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((part: unknown) => [labelOf(part), part]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** An entity by its name, anything else by all it says. */
function labelOf(part: unknown): string {
  const isNamed = typeof part === 'object' && part !== null && 'tableName' in part;
  return isNamed ? String(part.tableName) : JSON.stringify(part);
}

/** The value without the part a path leads to; the very same when there is none. */
function without<Value>(value: Value, [key, ...rest]: Path): Value {
  const entries = entriesOf(value);
  const found = entries.find(([name]) => name === key);
  if (found === undefined) return value;
  const part = rest.length === 0 ? undefined : without(found[1], rest);
  if (rest.length > 0 && part === found[1]) return value;
  const replaced = entries.flatMap(([name, old]): [string, unknown][] => {
    if (name !== key) return [[name, old]];
    return rest.length === 0 ? [] : [[name, part]];
  });
  // The shape is that of the value, with one optional part less; what needs it fails to build.
  return (
    Array.isArray(value) ? replaced.map(([, old]) => old) : Object.fromEntries(replaced)
  ) as Value;
}
