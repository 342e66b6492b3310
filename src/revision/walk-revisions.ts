import { lineageOf } from './closure.ts';
import type { RevisionSymbol } from './parse-symbol.ts';
import { resolveBranch, resolveName } from './resolve-name.ts';
import { revisionAmbiguous, startAmbiguous, walkedTooFar } from './revision-error.ts';
import type { RevisionGraph } from './revision-graph.ts';

/**
 * Where the offset of a symbol leads, from parents to children: one revision, or none when it takes
 * no step from before any.
 *
 * @throws {LimbeckError} `REVISION_AMBIGUOUS` at a fork, `RANGE_INVALID` past the end.
 */
export function walkForward(
  graph: RevisionGraph,
  symbol: RevisionSymbol,
  current: readonly string[],
): readonly string[] {
  const steps = symbol.offset ?? 0;
  const start = startOf(graph, symbol, current);
  const first = start === undefined ? graph.bases : graph.children(start);
  const passed = follow(graph, symbol, steps, first, (id) => graph.children(id));
  if (passed.length < steps) throw walkedTooFar(symbol.text, passed.length);
  return [passed.at(-1) ?? start ?? []].flat();
}

/**
 * The last revision that the negative offset of a symbol leaves behind. It is not where the walk
 * ends: before a merge that is several revisions, and before a base it is none.
 *
 * @throws {LimbeckError} `REVISION_AMBIGUOUS` when it leads through a merge, `RANGE_INVALID` past
 * the base.
 */
export function walkBackward(
  graph: RevisionGraph,
  symbol: RevisionSymbol,
  current: readonly string[],
): string {
  const steps = -(symbol.offset ?? 0);
  const first = [startOf(graph, symbol, current) ?? []].flat();
  const left = follow(graph, symbol, steps, first, (id) => graph.parents(id));
  const last = left[steps - 1];
  if (last === undefined) throw walkedTooFar(symbol.text, left.length);
  return last;
}

/** The revisions on the way of at most so many steps, which must not fork on the branch. */
function follow(
  graph: RevisionGraph,
  symbol: RevisionSymbol,
  steps: number,
  first: readonly string[],
  next: (id: string) => readonly string[],
): readonly string[] {
  const branch = resolveBranch(graph, symbol);
  const lineage = branch === null ? null : lineageOf(graph, branch);
  const passed: string[] = [];
  let candidates = first;
  while (passed.length < steps && candidates.length > 0) {
    const [only, ...others] = candidates.filter((id) => lineage?.has(id) ?? true);
    if (only === undefined) break;
    if (others.length > 0) throw revisionAmbiguous(symbol.text, graph.getAll([only, ...others]));
    passed.push(only);
    candidates = next(only);
  }
  return passed;
}

function startOf(
  graph: RevisionGraph,
  symbol: RevisionSymbol,
  current: readonly string[],
): string | undefined {
  const starts = resolveName(graph, symbol, current);
  const [start, ...others] = starts;
  if (others.length > 0) throw startAmbiguous(symbol.text, graph.getAll(starts));
  return start;
}
