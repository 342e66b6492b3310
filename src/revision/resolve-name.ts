import { appliedRevisions } from './applied-revisions.ts';
import { lineageOf } from './closure.ts';
import { nearestRevisions } from './nearest-revisions.ts';
import type { RevisionSymbol } from './parse-symbol.ts';
import {
  multipleHeads,
  revisionAmbiguous,
  revisionNotFound,
  revisionNotOnBranch,
} from './revision-error.ts';
import type { RevisionGraph } from './revision-graph.ts';

/**
 * The ids that a symbol stands for before its offset is counted.
 *
 * @throws {LimbeckError} `REVISION_NOT_FOUND`, `REVISION_AMBIGUOUS` or `MULTIPLE_HEADS`.
 */
export function resolveName(
  graph: RevisionGraph,
  symbol: RevisionSymbol,
  current: readonly string[],
): readonly string[] {
  const branch = resolveBranch(graph, symbol);
  const heads = branch === null ? graph.heads : onBranch(graph, branch, graph.heads);
  if (symbol.name === 'base') return [];
  if (symbol.name === 'heads') return heads;
  if (symbol.name === 'head') {
    if (heads.length > 1) throw multipleHeads(heads);
    return heads;
  }
  if (symbol.name === 'current') return currentOf(graph, branch, current);
  return [findOn(graph, branch, symbol)];
}

/** The revision that the branch of a symbol is named by; null where it names none. */
export function resolveBranch(graph: RevisionGraph, symbol: RevisionSymbol): string | null {
  return symbol.branch === null ? null : findOne(graph, symbol.branch);
}

function findOn(graph: RevisionGraph, branch: string | null, symbol: RevisionSymbol): string {
  const id = findOne(graph, symbol.name);
  if (branch !== null && !lineageOf(graph, branch).has(id)) {
    throw revisionNotOnBranch(id, symbol.branch ?? branch);
  }
  return id;
}

function findOne(graph: RevisionGraph, name: string): string {
  const found = graph.find(name);
  const [only, ...others] = found;
  if (only === undefined) throw revisionNotFound(name, nearestRevisions(graph, name));
  if (others.length > 0) throw revisionAmbiguous(name, found);
  return only.id;
}

/** On a branch its last applied revisions, also where the current ones left it further back. */
function currentOf(
  graph: RevisionGraph,
  branch: string | null,
  current: readonly string[],
): readonly string[] {
  const applied = appliedRevisions(graph, current);
  if (branch === null) return current;
  const candidates = onBranch(graph, branch, applied);
  const followed = new Set(candidates.flatMap((id) => graph.parents(id)));
  return candidates.filter((id) => !followed.has(id));
}

function onBranch(graph: RevisionGraph, branch: string, ids: Iterable<string>): readonly string[] {
  const lineage = lineageOf(graph, branch);
  return [...ids].filter((id) => lineage.has(id));
}
