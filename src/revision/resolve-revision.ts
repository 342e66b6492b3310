import { parseSymbol } from './parse-symbol.ts';
import { resolveName } from './resolve-name.ts';
import type { RevisionGraph } from './revision-graph.ts';
import { walkBackward, walkForward } from './walk-revisions.ts';

/**
 * The ids that a symbol stands for: an id, its first characters (four at least) or a label; `head`,
 * `heads`, `base` or `current`; any of them on one branch (`label@head`); any of them with an offset
 * (`id+1`), or an offset alone, from `current`. No ids mean the state before any revision; several
 * mean all of them together.
 *
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `REVISION_AMBIGUOUS`, `MULTIPLE_HEADS`, or
 * `RANGE_INVALID` when an offset leads out of the history.
 */
export function resolveRevision(
  graph: RevisionGraph,
  text: string,
  current: readonly string[] = [],
): readonly string[] {
  const symbol = parseSymbol(text);
  if (symbol.offset === null) return resolveName(graph, symbol, current);
  if (symbol.offset < 0) return graph.parents(walkBackward(graph, symbol, current));
  return walkForward(graph, symbol, current);
}
