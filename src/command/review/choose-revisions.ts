import { LimbeckError } from '../../error.ts';
import { parseSymbol } from '../../revision/parse-symbol.ts';
import { resolveRevision } from '../../revision/resolve-revision.ts';
import type { RevisionGraph } from '../../revision/revision-graph.ts';
import type { Revision } from '../../revision/revision.ts';
import { asksForCurrent, selectRange } from '../../revision/select-range.ts';
import { pendingRevisions } from '../pending-allowances.ts';
import type { Project } from '../project.ts';
import type { ReviewOptions } from '../review.ts';
import { changedSince } from './changed-since.ts';
import { nothingToReview, rangeTwice } from './review-error.ts';

/** The revisions that a report is about. */
export interface Choice {
  /** In the order of the graph. */
  readonly revisions: readonly Revision[];
  /** How they were chosen, in words. */
  readonly range: string;
  /** Where each of the databases stands, in the order of the projects. */
  readonly positions: readonly Position[];
}

/** Where a database stands. */
export interface Position {
  /** The content of its version table; null where it was not asked, or did not answer. */
  readonly current: readonly string[] | null;
  /** Why it did not answer; null where it did, or was not asked. */
  readonly problem: string | null;
}

/** @throws {LimbeckError} `RANGE_INVALID`, `REVISION_NOT_FOUND`, `REPOSITORY_NOT_FOUND`, `GIT_REF_NOT_FOUND` */
export async function chooseRevisions(
  projects: readonly [Project, ...Project[]],
  graph: RevisionGraph,
  { range, since }: ReviewOptions,
): Promise<Choice> {
  const [project] = projects;
  const notAsked = projects.map((): Position => ({ current: null, problem: null }));
  if (since !== undefined) {
    if (range !== undefined) throw rangeTwice(range, since);
    const revisions = await changedSince(graph, project.directory, since);
    return { revisions, range: `since ${since}`, positions: notAsked };
  }
  if (range === undefined) return choosePending(projects, graph);
  if (!needsDatabase(range)) {
    return { revisions: named(graph, range, []), range, positions: notAsked };
  }
  const current = await project.heads();
  const [, ...others] = notAsked;
  const positions = [{ current, problem: null }, ...others];
  return { revisions: named(graph, range, current), range, positions };
}

/** What any database lacks; where none answers, the newest revisions. */
async function choosePending(projects: readonly Project[], graph: RevisionGraph): Promise<Choice> {
  const positions: Position[] = [];
  for (const project of projects) positions.push(await positionOf(project));
  const answers = positions.flatMap(({ current }) => (current === null ? [] : [current]));
  if (answers.length === 0) {
    return { revisions: graph.getAll(graph.heads), range: 'newest', positions };
  }
  const lacking = new Set(answers.flatMap((current) => pendingRevisions(graph, current)));
  const revisions = graph.revisions.filter((revision) => lacking.has(revision));
  return { revisions, range: 'not applied yet', positions };
}

async function positionOf(project: Project): Promise<Position> {
  try {
    // The SQL is then for the version that answers.
    await project.database('read');
    return { current: await project.heads(), problem: null };
  } catch (error) {
    const isSilent = error instanceof LimbeckError && error.code === 'CONNECTION_FAILED';
    if (!isSilent) throw error;
    return { current: null, problem: error.message };
  }
}

function needsDatabase(range: string): boolean {
  if (range.includes(':')) return asksForCurrent(range);
  return parseSymbol(range).name === 'current';
}

function named(
  graph: RevisionGraph,
  range: string,
  current: readonly string[],
): readonly Revision[] {
  const isRange = range.includes(':');
  const found = isRange
    ? selectRange(graph, range, current)
    : graph.getAll(resolveRevision(graph, range, current));
  if (found.length === 0) throw nothingToReview(range);
  return found;
}
