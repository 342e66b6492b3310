import type { RevisionGraph } from './revision-graph.ts';

/** The revisions given and everything that must be applied before them. */
export function requiredBy(graph: RevisionGraph, ids: Iterable<string>): ReadonlySet<string> {
  return closure(ids, (id) => graph.requirements(id));
}

/** The revisions given and everything that cannot stay when they are undone. */
export function dependingOn(graph: RevisionGraph, ids: Iterable<string>): ReadonlySet<string> {
  return closure(ids, (id) => graph.dependents(id));
}

/** The revision and those it follows, parent by parent; what it only depends on is left out. */
export function ancestryOf(graph: RevisionGraph, id: string): ReadonlySet<string> {
  return closure([id], (each) => graph.parents(each));
}

/** The branch a revision is on: itself, all it follows and all that follow it. */
export function lineageOf(graph: RevisionGraph, id: string): ReadonlySet<string> {
  const followers = closure([id], (each) => graph.children(each));
  return new Set([...ancestryOf(graph, id), ...followers]);
}

function closure(
  start: Iterable<string>,
  next: (id: string) => readonly string[],
): ReadonlySet<string> {
  const reached = new Set(start);
  // A set that grows while it is iterated is iterated to its new end.
  for (const id of reached) {
    for (const other of next(id)) reached.add(other);
  }
  return reached;
}
