import type { Placement } from '../revision/place-revision.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { Project } from './project.ts';
import type { RevisionOptions } from './revision.ts';

/** What a migration file is written from. */
export interface Draft {
  readonly command: 'revision' | 'merge';
  readonly graph: RevisionGraph;
  readonly placement: Placement;
  /** The databases it is for; several share its folder. The first one says how files are named. */
  readonly parts: readonly [DraftPart, ...DraftPart[]];
  readonly options: Pick<
    RevisionOptions,
    | 'autogenerate'
    | 'count'
    | 'created'
    | 'dryRun'
    | 'message'
    | 'online'
    | 'phased'
    | 'revisionId'
    | 'versionPath'
  >;
}

/** What becomes of one database. */
export interface DraftPart {
  readonly project: Project;
  readonly comparison: ProjectComparison;
}
