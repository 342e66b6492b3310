import { queryMentions } from '../schema/query-mentions.ts';
import type { View } from '../schema/view.ts';
import type { Footprint } from './footprint.ts';
import type { Operation } from './operation.ts';
import {
  mentionedThings,
  type TouchedThing,
  type TouchedThings,
  type TouchRole,
} from './touched-things.ts';

/**
 * What the query of a view leans on, of the things that the other operations touch. A view that is
 * replaced where it stands can only wait for one side: it lets go of what goes, or takes what
 * comes. (`stepAside` in `compare` splits the others into a drop and a creation.)
 */
export function readingFootprint(operation: Operation, touched: TouchedThings): Footprint {
  if (operation.kind === 'createView') return { needs: keysOf(readBy(operation.view, touched)) };
  if (operation.kind === 'dropView') return { frees: keysOf(readBy(operation.view, touched)) };
  if (operation.kind !== 'replaceView') return {};
  const before = readBy(operation.from, touched).filter(has('drops', 'modifies'));
  const after = readBy(operation.to, touched).filter(has('creates', 'modifies'));
  return {
    frees: keysOf(before.filter((thing) => !after.includes(thing))),
    needs: keysOf(after.filter((thing) => !before.includes(thing))),
  };
}

function readBy(view: View, touched: TouchedThings): readonly TouchedThing[] {
  return mentionedThings(queryMentions(view.definition), touched);
}

function has(...roles: readonly TouchRole[]): (thing: TouchedThing) => boolean {
  return (thing) => roles.some((role) => thing.roles.has(role));
}

function keysOf(things: readonly TouchedThing[]): readonly string[] {
  return things.map(({ key }) => key);
}
