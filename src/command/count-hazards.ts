import type { Hazard } from '../review/hazard.ts';
import { countConcern } from '../review/probe-concern.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { Project } from './project.ts';

/** The comparison with the numbers of rows and values that the hazards of the upgrade concern. */
export async function countHazards(
  project: Project,
  comparison: ProjectComparison,
): Promise<ProjectComparison> {
  const { dialect, db } = await project.database('read');
  const hazards: Hazard[] = [];
  for (const hazard of comparison.hazards) {
    const count = hazard.concerns ? await countConcern(hazard.concerns, dialect, db) : null;
    hazards.push(count === null ? hazard : { ...hazard, count });
  }
  return { ...comparison, hazards };
}
