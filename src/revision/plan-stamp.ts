import { appliedRevisions } from './applied-revisions.ts';
import { dependingOn, lineageOf, requiredBy } from './closure.ts';
import { parseSymbol } from './parse-symbol.ts';
import { resolveBranch } from './resolve-name.ts';
import { resolveRevision } from './resolve-revision.ts';
import { targetsOverlap } from './revision-error.ts';
import type { RevisionGraph } from './revision-graph.ts';

/**
 * What the version table holds once a database is declared to stand at `targets`, whatever has run:
 * each target takes the place of all that it follows and of all that follow it, and other branches
 * stay. `current` is the content of the version table; a target is a symbol as
 * {@link resolveRevision} takes it, `base` and `label@base` included.
 *
 * @throws {LimbeckError} `RANGE_INVALID` when one target requires another, and what
 * {@link resolveRevision} throws.
 */
export function planStamp(
  graph: RevisionGraph,
  current: readonly string[],
  targets: readonly string[],
): readonly string[] {
  appliedRevisions(graph, current);
  const resolved = targets.map((target) => ({
    target,
    ids: resolveRevision(graph, target, current),
  }));
  const stamped = [...new Set(resolved.flatMap(({ ids }) => ids))];
  for (const id of stamped) {
    const required = requiredBy(graph, graph.requirements(id));
    const other = stamped.find((each) => required.has(each));
    if (other !== undefined) throw targetsOverlap(other, id);
  }
  const replaced = new Set(
    resolved.flatMap(({ target, ids }) => [...replacedBy(graph, target, ids)]),
  );
  return [...new Set([...current.filter((id) => !replaced.has(id)), ...stamped])].toSorted();
}

function replacedBy(
  graph: RevisionGraph,
  target: string,
  ids: readonly string[],
): Iterable<string> {
  if (ids.length > 0) return [...requiredBy(graph, ids), ...dependingOn(graph, ids)];
  const branch = resolveBranch(graph, parseSymbol(target));
  return branch === null ? graph.revisions.map(({ id }) => id) : lineageOf(graph, branch);
}
