import { appliedRevisions } from './applied-revisions.ts';
import { requiredBy } from './closure.ts';
import { planDowngrade, planUpgrade, type Step } from './plan-steps.ts';
import { planStamp } from './plan-stamp.ts';
import { resolveRevision } from './resolve-revision.ts';
import { rangeNotDown, rangeNotUp, startRequired } from './revision-error.ts';
import type { RevisionGraph } from './revision-graph.ts';

/** What a script does, by a range `from:to`, as no database tells where it stands. */
export interface ScriptPlan {
  /** What the version table has to hold before. */
  readonly from: readonly string[];
  /** The migrations that lead there. */
  readonly before: readonly Step[];
  readonly steps: readonly Step[];
}

/**
 * The migrations between the ends of a range; without a start, those from before the first revision.
 * @throws {LimbeckError} `RANGE_INVALID` when the end does not follow the start, and what
 * `resolveRevision` throws.
 */
export function planUpgradeScript(graph: RevisionGraph, text: string): ScriptPlan {
  const { from, target } = parseScriptRange(graph, text);
  const required = requiredBy(graph, resolveRevision(graph, target, from));
  if (from.some((id) => !required.has(id))) throw rangeNotUp(text);
  return { from, before: stepsTo(graph, from), steps: planUpgrade(graph, from, target) };
}

/**
 * The migrations to undo between the ends of a range, the latest first.
 * @throws {LimbeckError} `RANGE_INVALID` when there is no start or the end does not lie behind it,
 * and what `resolveRevision` throws.
 */
export function planDowngradeScript(graph: RevisionGraph, text: string): ScriptPlan {
  if (!text.includes(':')) throw startRequired(text);
  const { from, target } = parseScriptRange(graph, text);
  const applied = appliedRevisions(graph, from);
  const targets = resolveRevision(graph, target, from);
  if (targets.some((id) => !applied.has(id))) throw rangeNotDown(text);
  return { from, before: stepsTo(graph, from), steps: planDowngrade(graph, from, target) };
}

/**
 * The heads before and after a stamp: those of a range, or several targets from before the first revision.
 * @throws {LimbeckError} as `planStamp`.
 */
export function planStampScript(
  graph: RevisionGraph,
  targets: readonly string[],
): { readonly from: readonly string[]; readonly to: readonly string[] } {
  const [only = '', ...others] = targets;
  if (others.length > 0) return { from: [], to: planStamp(graph, [], targets) };
  const { from, target } = parseScriptRange(graph, only);
  return { from, to: planStamp(graph, from, [target]) };
}

function stepsTo(graph: RevisionGraph, heads: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  for (const head of heads) {
    steps.push(...planUpgrade(graph, steps.at(-1)?.headsAfter ?? [], head));
  }
  return steps;
}

function parseScriptRange(
  graph: RevisionGraph,
  text: string,
): { readonly from: readonly string[]; readonly target: string } {
  const colon = text.indexOf(':');
  const start = text.slice(0, Math.max(colon, 0)) || 'base';
  return { from: planStamp(graph, [], [start]), target: text.slice(colon + 1) };
}
