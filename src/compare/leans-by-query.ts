import { footprintOf } from '../operation/footprint.ts';
import type { Operation } from '../operation/operation.ts';
import { mentionedThings, touchedThings } from '../operation/touched-things.ts';
import { queryMentions } from '../schema/query-mentions.ts';

/** Whether what `stays` drops is a view that reads what `drop` drops. */
export function leansByQuery(stays: Operation, drop: Operation): boolean {
  if (stays.kind !== 'dropView' || stays === drop) return false;
  const mentions = queryMentions(stays.view.definition);
  return mentionedThings(mentions, touchedThings([footprintOf(drop)])).length > 0;
}
