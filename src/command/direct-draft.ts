import { randomBytes } from 'node:crypto';
import { newRevisionId } from '../revision/new-revision-id.ts';
import { tooManyDirectives } from './command-error.ts';
import type { ProjectComparison } from './compare-project.ts';
import { countHazards } from './count-hazards.ts';
import { directRevision, joinDirected, type Directed, type Phase } from './direct-revision.ts';
import type { Draft, DraftPart } from './draft.ts';
import { phasedRevisions } from './phased-revisions.ts';
import { nameOperations } from './name-operations.ts';
import { joinFormed, onlineRevisions } from './online-revisions.ts';
import type { Project } from './project.ts';

/** A revision as the configuration wants it. */
export interface Wanted {
  readonly message: string;
  readonly directive: Directed['directive'];
  readonly phase: Phase | null;
  readonly parts: readonly DraftPart[];
}

/** What is to be written once the configuration has had its say. */
export async function directDraft({ command, placement, parts, options }: Draft): Promise<{
  readonly message: string;
  readonly comparisons: readonly ProjectComparison[];
  readonly wanted: readonly Wanted[];
}> {
  const { autogenerate = false, count = false, versionPath } = options;
  const { parents, branchLabels, dependsOn } = placement;
  const message = options.message ?? nameParts(parts);
  let directive: Directed['directive'] = {
    message,
    revisionId: options.revisionId ?? newRevisionId(randomBytes),
    branchLabels: [...branchLabels],
    dependsOn: [...dependsOn],
    versionPath,
  };
  const changed: DraftPart[] = [];
  const all: (readonly Directed[])[] = [];
  for (const { project, comparison } of parts) {
    const context = { command, autogenerate, parents };
    const wished = await directRevision(project, context, { comparison, directive });
    const given = options.phased ? await phasedRevisions(project, wished) : wished;
    if (parts.length > 1 && given.length > 1) throw tooManyDirectives(given.length, project.path);
    const isOnline = autogenerate && (options.online ?? project.config.online);
    const formed = isOnline ? await onlineRevisions(project, given) : given;
    const directed = count ? await countEach(project, formed) : formed;
    directive = directed[0]?.directive ?? directive;
    all.push(directed);
    // What is not wanted at all is told all the same.
    const isUnwanted = directed.length === 0 && parts.length === 1;
    const joined = isUnwanted ? comparison : await joinDirected(project, comparison, wished);
    const isPlain = isUnwanted || directed === wished;
    changed.push({ project, comparison: isPlain ? joined : joinFormed(joined, directed) });
  }
  const comparisons = changed.map((part) => part.comparison);
  const isNamed = (given: string): boolean => options.message !== undefined || given !== message;
  const want = (each: Directed['directive'], its: readonly DraftPart[]): Wanted => ({
    directive: each,
    message: isNamed(each.message) && each.message !== '' ? each.message : nameParts(its),
    parts: its,
    phase: null,
  });
  const directives = all.flat();
  if (parts.length > 1) {
    const shared = want(directive, changed);
    return { message, comparisons, wanted: directives.length === 0 ? [] : [shared] };
  }
  const { project } = parts[0];
  const [first, ...added] = directives;
  const wanted = [first ?? [], ...added.map(withRevisionId)]
    .flat()
    .map(({ directive: each, comparison, phase = null }) => ({
      ...want(each, [{ project, comparison }]),
      phase,
    }));
  return { message, comparisons, wanted };
}

async function countEach(
  project: Project,
  directed: readonly Directed[],
): Promise<readonly Directed[]> {
  const counted: Directed[] = [];
  for (const each of directed) {
    counted.push({ ...each, comparison: await countHazards(project, each.comparison) });
  }
  return counted;
}

/** One that a hook has added need not have an id. */
function withRevisionId({ directive, ...rest }: Directed): Directed {
  const revisionId = directive.revisionId || newRevisionId(randomBytes);
  return { ...rest, directive: { ...directive, revisionId } };
}

function nameParts(parts: readonly DraftPart[]): string {
  return nameOperations(parts.flatMap(({ comparison }) => comparison.operations));
}
