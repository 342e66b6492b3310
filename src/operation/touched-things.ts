import { mentionsColumn, mentionsRelation, type QueryMentions } from '../schema/query-mentions.ts';
import { groupBy } from '../util/group-by.ts';
import type { Footprint } from './footprint.ts';
import { thingOf, type Thing } from './thing-key.ts';

const roles = ['drops', 'creates', 'modifies'] as const;
export type TouchRole = (typeof roles)[number];

/** Something that operations create, drop or change, and that a view may read. */
export interface TouchedThing extends Thing {
  readonly key: string;
  readonly roles: ReadonlySet<TouchRole>;
}

/** Everything that some operations touch, in groups of one table, view or type. */
export type TouchedThings = readonly (readonly TouchedThing[])[];

export function touchedThings(footprints: Iterable<Footprint>): TouchedThings {
  const touches = new Map<string, Set<TouchRole>>();
  for (const footprint of footprints) {
    for (const role of roles) {
      for (const key of footprint[role] ?? []) {
        touches.set(key, (touches.get(key) ?? new Set()).add(role));
      }
    }
  }
  const things = Array.from(touches, ([key, found]): TouchedThing | null => {
    const thing = thingOf(key);
    return thing && { ...thing, key, roles: found };
  }).filter((thing) => thing !== null);
  return [...groupBy(things, ({ kind, name }) => JSON.stringify([kind === 'enum', name])).values()];
}

/** The things among `touched` that a query mentions. */
export function mentionedThings(
  mentions: QueryMentions,
  touched: TouchedThings,
): readonly TouchedThing[] {
  return touched.flatMap((things) => {
    const [first] = things;
    if (first === undefined || !mentionsOwner(mentions, first)) return [];
    return things.filter(({ column }) => column === null || mentionsColumn(mentions, column));
  });
}

function mentionsOwner(mentions: QueryMentions, { kind, name }: Thing): boolean {
  return kind === 'enum'
    ? mentions.names.has(name.name.toLowerCase())
    : mentionsRelation(mentions, name);
}
