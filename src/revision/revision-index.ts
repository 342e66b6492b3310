import { labelDuplicate, revisionDuplicate } from './revision-error.ts';
import type { Revision } from './revision.ts';

/** The fewest characters that may stand for a longer id. */
const PREFIX_LENGTH = 4;

/** Revisions by the names they answer to. */
export interface RevisionIndex {
  readonly byId: ReadonlyMap<string, Revision>;
  readonly byLabel: ReadonlyMap<string, Revision>;
}

/**
 * Indexes revisions by id and by branch label.
 *
 * @throws {LimbeckError} `REVISION_DUPLICATE` or `LABEL_DUPLICATE` when a name is used twice.
 */
export function indexRevisions(revisions: readonly Revision[]): RevisionIndex {
  const byId = new Map<string, Revision>();
  for (const revision of revisions) {
    const other = byId.get(revision.id);
    if (other !== undefined) throw revisionDuplicate(revision.id, [other.path, revision.path]);
    byId.set(revision.id, revision);
  }
  return { byId, byLabel: indexLabels(revisions, byId) };
}

function indexLabels(
  revisions: readonly Revision[],
  byId: ReadonlyMap<string, Revision>,
): ReadonlyMap<string, Revision> {
  const byLabel = new Map<string, Revision>();
  for (const revision of revisions) {
    for (const label of revision.branchLabels) {
      const other = byId.get(label) ?? byLabel.get(label);
      if (other !== undefined) throw labelDuplicate(label, [other.path, revision.path]);
      byLabel.set(label, revision);
    }
  }
  return byLabel;
}

/**
 * The revisions that a name stands for: the one with that id or label, or else all whose id begins
 * with it, if it has at least four characters.
 */
export function findRevisions(index: RevisionIndex, name: string): readonly Revision[] {
  const exact = index.byId.get(name) ?? index.byLabel.get(name);
  if (exact !== undefined) return [exact];
  if (name.length < PREFIX_LENGTH) return [];
  return [...index.byId.values()].filter((revision) => revision.id.startsWith(name));
}
