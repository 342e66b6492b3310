import { findHazards } from '../review/find-hazards.ts';
import { withoutRepetition } from './changes-in.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { Directed } from './direct-revision.ts';
import type { Project } from './project.ts';
import { rulingOf } from './ruling.ts';

/** Revisions that follow each other, in the form for tables that are in use. */
export async function onlineRevisions(
  project: Project,
  directed: readonly Directed[],
): Promise<readonly Directed[]> {
  if (directed.every(({ comparison }) => comparison.operations.length === 0)) return directed;
  const { dialect, db } = await project.database('read');
  const courses = directed.map(({ comparison: { operations, downgrade } }) => ({
    upgrade: operations,
    downgrade,
  }));
  const formed = await dialect.onlineForm(db, courses);
  const ruling = rulingOf(project, dialect);
  return directed.map(({ comparison, ...rest }, position) => {
    const { upgrade: operations, downgrade } = formed[position] ?? noCourse;
    const hazards = findHazards(withoutRepetition(operations), ruling);
    return { ...rest, comparison: { ...comparison, operations, downgrade, hazards } };
  });
}

const noCourse = { upgrade: [], downgrade: [] };

/** What a database goes through when all of `directed` are applied, with the summary of `plain`. */
export function joinFormed(
  plain: ProjectComparison,
  directed: readonly Directed[],
): ProjectComparison {
  const all = directed.map(({ comparison }) => comparison);
  return {
    ...plain,
    operations: all.flatMap(({ operations }) => operations),
    downgrade: all.toReversed().flatMap(({ downgrade }) => downgrade),
    hazards: all.flatMap(({ hazards }) => hazards),
  };
}
