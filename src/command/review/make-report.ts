import type { Report, ReportDatabase, ReportGraph, ReportRevision } from '../../review/report.ts';
import type { Verification } from '../../review/verification.ts';
import type { Revision } from '../../revision/revision.ts';
import type { RevisionGraph } from '../../revision/revision-graph.ts';
import { filesNotShared } from '../command-error.ts';
import type { Project } from '../project.ts';
import { readVersion } from '../read-version.ts';
import type { ReviewOptions } from '../review.ts';
import type { VerifyOptions } from '../verify.ts';
import { verifyEach } from '../verify/verify-revisions.ts';
import { chooseRevisions, type Position } from './choose-revisions.ts';
import { effectsOn, type Effect } from './effects-on.ts';
import { isPassed } from '../../review/is-passed.ts';
import { entityLineFinder, type FindEntityLines } from './entity-line-finder.ts';
import { repositoryPaths, type ShowPath } from './repository-paths.ts';

/** The work of `review`. */
export async function makeReport(
  given: readonly Project[],
  options: ReviewOptions,
): Promise<Report> {
  const [first, ...others] = given;
  const isShared = others.every(({ name }) => name !== null && first?.sharedBy.includes(name));
  if (first === undefined || !isShared) {
    throw filesNotShared(given.flatMap(({ name }) => name ?? []));
  }
  const projects = [first, ...others] as const;
  const graph = await first.revisions();
  const { revisions: chosen, range, positions } = await chooseRevisions(projects, graph, options);
  const showPath = await repositoryPaths(first.directory);
  const effects: ReadonlyMap<string, Effect>[] = [];
  // One after the other: migrations may do more than ask for operations.
  for (const project of projects) {
    const found = await effectsOn(project, graph, chosen);
    const verdicts = await verdictsOn(project, { graph, revisions: chosen }, options.verify);
    effects.push(new Map([...found].map(([id, each]) => [id, withVerdict(each, verdicts)])));
  }
  const finders = projects.map((project) => entityLineFinder(project, showPath));
  const revisions: ReportRevision[] = [];
  for (const revision of chosen) {
    const own = effects.flatMap((each) => each.get(revision.id) ?? []);
    revisions.push(await describeRevision(revision, own, { finders, showPath }));
  }
  return {
    tool: readVersion(),
    range,
    passed: isPassed(revisions),
    databases: await Promise.all(
      projects.map((project, index) => describeDatabase(project, positions[index])),
    ),
    revisions,
    graph: describeGraph(graph, chosen),
  };
}

/** What comes of the revisions on a scratch database; nothing where that is not asked for. */
async function verdictsOn(
  project: Project,
  chosen: Parameters<typeof verifyEach>[1],
  options: VerifyOptions | undefined,
): Promise<readonly Verification[]> {
  if (options === undefined || chosen.revisions.length === 0) return [];
  return verifyEach(project, chosen, options);
}

function withVerdict({ effect, ...rest }: Effect, verdicts: readonly Verification[]): Effect {
  const verification = verdicts.find(({ revision }) => revision === rest.revision) ?? null;
  return { ...rest, effect: { ...effect, verification } };
}

async function describeDatabase(
  project: Project,
  position: Position | undefined,
): Promise<ReportDatabase> {
  const { dialect } = await project.offline();
  return {
    name: project.name,
    product: dialect.product,
    version: dialect.version,
    current: position?.current ?? null,
    problem: position?.problem ?? null,
  };
}

async function describeRevision(
  { id, parents, branchLabels, dependsOn, message, created, path }: Revision,
  effects: readonly Effect[],
  {
    finders,
    showPath,
  }: { readonly finders: readonly FindEntityLines[]; readonly showPath: ShowPath },
): Promise<ReportRevision> {
  const found = await Promise.all(
    finders.map((find, index) => find(effects[index]?.operations ?? [])),
  );
  const lines = new Map(found.flat().map((line) => [`${line.path}:${line.line}`, line]));
  const [unused = [], ...others] = effects.map(({ unusedAllowances }) => unusedAllowances);
  return {
    id,
    parents,
    branchLabels,
    dependsOn,
    message,
    created,
    path: await showPath(path),
    databases: effects.map(({ effect }) => effect),
    entityLines: [...lines.values()],
    unusedAllowances: unused.filter((allowance) =>
      others.every((list) => list.includes(allowance)),
    ),
  };
}

function describeGraph(graph: RevisionGraph, chosen: readonly Revision[]): ReportGraph {
  const nodes = graph.revisions.map((revision) => {
    const { id, parents, branchLabels, message } = revision;
    const dependsOn = graph.requirements(id).filter((required) => !parents.includes(required));
    return { id, parents, dependsOn, branchLabels, message, isInRange: chosen.includes(revision) };
  });
  return { revisions: nodes, heads: graph.heads };
}
