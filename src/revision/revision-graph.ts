import { groupBy } from '../util/group-by.ts';
import { parentNotFound, revisionAmbiguous } from './revision-error.ts';
import { findRevisions, indexRevisions, type RevisionIndex } from './revision-index.ts';
import type { Revision } from './revision.ts';
import { sortRevisions } from './sort-revisions.ts';

/** The revisions of a project and how they follow each other; it never changes. */
export interface RevisionGraph {
  /** All of them, each after everything it requires; the same files give the same order. */
  readonly revisions: readonly Revision[];
  /** The ids that no revision follows. */
  readonly heads: readonly string[];
  /** The ids that follow none. */
  readonly bases: readonly string[];
  get(id: string): Revision | undefined;
  /** The revisions with these ids, without those that do not exist. */
  getAll(ids: readonly string[]): readonly Revision[];
  /** The revisions that an id, a branch label or the beginning of an id stands for. */
  find(name: string): readonly Revision[];
  parents(id: string): readonly string[];
  /** The ids that have this one as a parent. */
  children(id: string): readonly string[];
  /** The ids that must be applied before this one: its parents and what it depends on. */
  requirements(id: string): readonly string[];
  /** The ids that require this one: its children and what depends on it. */
  dependents(id: string): readonly string[];
}

/**
 * Builds the graph of revisions given in any order.
 *
 * @throws {LimbeckError} `REVISION_DUPLICATE`, `LABEL_DUPLICATE`, `REVISION_PARENT_MISSING`,
 * `REVISION_AMBIGUOUS` or `REVISION_CYCLE`, with the files involved.
 */
export function buildRevisionGraph(unordered: readonly Revision[]): RevisionGraph {
  const index = indexRevisions(unordered);
  const required = new Map(unordered.map((revision) => [revision, findRequired(revision, index)]));
  const revisions = sortRevisions(required);
  const requirements = new Map(
    revisions.map((revision) => [revision.id, (required.get(revision) ?? []).map(({ id }) => id)]),
  );
  const children = invert(new Map(revisions.map(({ id, parents }) => [id, parents])));
  const dependents = invert(requirements);
  return {
    revisions,
    heads: revisions.map(({ id }) => id).filter((id) => !children.has(id)),
    bases: revisions.filter(({ parents }) => parents.length === 0).map(({ id }) => id),
    get: (id) => index.byId.get(id),
    getAll: (ids) => ids.flatMap((id) => index.byId.get(id) ?? []),
    find: (name) => findRevisions(index, name),
    parents: (id) => index.byId.get(id)?.parents ?? [],
    children: (id) => children.get(id) ?? [],
    requirements: (id) => requirements.get(id) ?? [],
    dependents: (id) => dependents.get(id) ?? [],
  };
}

function findRequired(revision: Revision, index: RevisionIndex): readonly Revision[] {
  const parents = revision.parents.map((id) => {
    const parent = index.byId.get(id);
    if (parent === undefined) throw parentNotFound('downRevision', id, revision.path);
    return parent;
  });
  const dependencies = revision.dependsOn.map((name) => {
    const [found, ...others] = findRevisions(index, name);
    if (found === undefined) throw parentNotFound('dependsOn', name, revision.path);
    if (others.length > 0) throw revisionAmbiguous(name, [found, ...others]);
    return found;
  });
  return [...new Set([...parents, ...dependencies])];
}

/** The edges the other way round, in the order of the keys. */
function invert(edges: ReadonlyMap<string, readonly string[]>): typeof edges {
  const pairs = [...edges].flatMap(([from, ends]) => ends.map((to) => ({ from, to })));
  const groups = [...groupBy(pairs, ({ to }) => to)];
  return new Map(groups.map(([to, group]) => [to, group.map(({ from }) => from)]));
}
