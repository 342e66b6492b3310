import { appliedRevisions } from './applied-revisions.ts';
import { dependingOn, lineageOf, requiredBy } from './closure.ts';
import { parseSymbol } from './parse-symbol.ts';
import { resolveBranch } from './resolve-name.ts';
import { resolveRevision } from './resolve-revision.ts';
import { notAhead, notApplied } from './revision-error.ts';
import type { RevisionGraph } from './revision-graph.ts';
import type { Revision } from './revision.ts';
import { walkBackward } from './walk-revisions.ts';

/** One migration to run. */
export interface Step {
  readonly revision: Revision;
  readonly direction: 'upgrade' | 'downgrade';
  /** What the version table holds once it has run, in alphabetical order. */
  readonly headsAfter: readonly string[];
}

/**
 * The migrations that take a database forward: those that the target requires and the database
 * lacks, parents and dependencies first. `current` is the content of the version table; the target
 * is a symbol as {@link resolveRevision} takes it. No steps when the database is there already.
 *
 * @throws {LimbeckError} `RANGE_INVALID` when the target lies behind the database, and what
 * {@link resolveRevision} throws.
 */
export function planUpgrade(
  graph: RevisionGraph,
  current: readonly string[],
  target: string,
): readonly Step[] {
  const applied = appliedRevisions(graph, current);
  const targets = resolveRevision(graph, target, current);
  const isBehind =
    targets.length === 0
      ? applied.size > 0
      : targets.some((id) => graph.children(id).some((child) => applied.has(child)));
  if (isBehind) throw notAhead(target);

  const required = requiredBy(graph, targets);
  const steps: Step[] = [];
  let headsAfter = current;
  for (const revision of graph.revisions) {
    if (!required.has(revision.id) || applied.has(revision.id)) continue;
    headsAfter = headsWith(graph, headsAfter, revision.id);
    steps.push({ revision, direction: 'upgrade', headsAfter });
  }
  return steps;
}

/**
 * The migrations to undo so that a target is the last of its branch: all that follow it or depend
 * on one that does, the latest first. A branch of the target (`label@base`, `label@id`) leaves the
 * others as they are, and so does an offset (`-1`, `id-1`). No steps when nothing follows.
 *
 * @throws {LimbeckError} `RANGE_INVALID` when the target is not applied, and what
 * {@link resolveRevision} throws.
 */
export function planDowngrade(
  graph: RevisionGraph,
  current: readonly string[],
  target: string,
): readonly Step[] {
  const applied = appliedRevisions(graph, current);
  const targets = resolveRevision(graph, target, current);
  if (targets.some((id) => !applied.has(id))) throw notApplied(target);

  const undone = dependingOn(graph, firstUndone(graph, current, target, targets));
  const remaining = new Set(applied);
  const steps: Step[] = [];
  let headsAfter = current;
  for (const revision of graph.revisions.toReversed()) {
    if (!undone.has(revision.id) || !remaining.delete(revision.id)) continue;
    headsAfter = headsWithout(graph, headsAfter, revision.id, remaining);
    steps.push({ revision, direction: 'downgrade', headsAfter });
  }
  return steps;
}

/** The revisions right after the target, whether they are applied or not. */
function firstUndone(
  graph: RevisionGraph,
  current: readonly string[],
  target: string,
  targets: readonly string[],
): readonly string[] {
  const symbol = parseSymbol(target);
  if ((symbol.offset ?? 0) < 0) return [walkBackward(graph, symbol, current)];
  const branch = resolveBranch(graph, symbol);
  const lineage = branch === null ? null : lineageOf(graph, branch);
  const next = targets.length === 0 ? graph.bases : targets.flatMap((id) => graph.children(id));
  return next.filter((id) => lineage?.has(id) ?? true);
}

function headsWith(
  graph: RevisionGraph,
  heads: readonly string[],
  applied: string,
): readonly string[] {
  const required = new Set(graph.requirements(applied));
  return [...heads.filter((id) => !required.has(id)), applied].toSorted();
}

function headsWithout(
  graph: RevisionGraph,
  heads: readonly string[],
  undone: string,
  remaining: ReadonlySet<string>,
): readonly string[] {
  const uncovered = graph
    .requirements(undone)
    .filter((id) => !graph.dependents(id).some((other) => remaining.has(other)));
  return [...new Set([...heads, ...uncovered])].filter((id) => id !== undone).toSorted();
}
