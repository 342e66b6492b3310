import { dependingOn, requiredBy } from './closure.ts';
import { resolveRevision } from './resolve-revision.ts';
import { rangeEmpty, rangeMalformed } from './revision-error.ts';
import type { RevisionGraph } from './revision-graph.ts';
import type { Revision } from './revision.ts';

/** An end of a range that is counted from the other end. */
const OFFSET = /^[+-]\d+$/;

/**
 * The revisions from one symbol to another, both included, in the order of the graph:
 * `start:end`, `start:`, `:end`, `:`. An offset alone is counted from the other end (`-2:x`, `x:+2`),
 * or from `current` where the other end is left out. `current` is the content of the version table.
 *
 * @throws {LimbeckError} `RANGE_INVALID` when the text is no range or the end does not follow the
 * start, and what {@link resolveRevision} throws.
 */
export function selectRange(
  graph: RevisionGraph,
  text: string,
  current: readonly string[],
): readonly Revision[] {
  const { start, end } = parseRange(text);
  const last = end === null ? null : resolveRevision(graph, anchor(end, start), current);
  const first = start === null ? null : resolveRevision(graph, anchor(start, end), current);
  const before = last === null ? null : requiredBy(graph, last);
  // No ids are the state before any revision, which everything follows.
  const after = first === null || first.length === 0 ? null : dependingOn(graph, first);
  const selected = graph.revisions.filter(
    ({ id }) => (before?.has(id) ?? true) && (after?.has(id) ?? true),
  );
  if (selected.length === 0 && graph.revisions.length > 0) throw rangeEmpty(text);
  return selected;
}

/** Whether a range can only be told by the database. */
export function asksForCurrent(text: string): boolean {
  const { start, end } = parseRange(text);
  return [anchor(start ?? '', end), anchor(end ?? '', start)].some((symbol) =>
    /^[+-]|\bcurrent\b/.test(symbol),
  );
}

interface Range {
  /** Null where it is left out. */
  readonly start: string | null;
  readonly end: string | null;
}

function parseRange(text: string): Range {
  const [start, end, ...others] = text.split(':');
  if (start === undefined || end === undefined || others.length > 0) throw rangeMalformed(text);
  return { start: start.trim() || null, end: end.trim() || null };
}

function anchor(symbol: string, other: string | null): string {
  return OFFSET.test(symbol) && other !== null && !OFFSET.test(other) ? other + symbol : symbol;
}
