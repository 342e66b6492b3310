import type { ProjectComparison } from './compare-project.ts';
import { describeCount } from '../review/describe-count.ts';
import type { Hazard } from '../review/hazard.ts';
import { renameNotes } from './rename-notes.ts';
import { undeclaredNotes } from './undeclared-notes.ts';

/** A section of the header. */
export interface Note {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * What the header of a migration file says beside its revision. Advice stays out of it, which a
 * reviewer has no need of; `--json` has it. Whoever is about to write the file is also told what to
 * do instead.
 */
export function headerNotes(
  comparison: ProjectComparison,
  reader: 'reviewer' | 'author' = 'reviewer',
): readonly Note[] {
  const describe = (hazard: Hazard): readonly string[] => [
    ...describeHazard(hazard),
    ...(reader === 'author' && hazard.severity !== 'info' && hazard.instead !== undefined
      ? [`    ${hazard.instead}`]
      : []),
  ];
  const notes: readonly Note[] = [
    {
      title: 'Hazards of the upgrade',
      lines: comparison.hazards.flatMap(describe),
    },
    {
      title: 'Hazards of the downgrade',
      lines: comparison.downgradeHazards.flatMap(describe),
    },
    ...renameNotes(comparison),
    {
      title: 'Could not be compared, and was left alone',
      lines: comparison.undecided.map(({ subject, database, declared }) =>
        `${subject}: ${database} ≟ ${declared}`.replaceAll(/\s+/g, ' '),
      ),
    },
    {
      title: 'In a file of their own, which is not compared',
      lines: comparison.elsewhere.map(({ name, database }) => `${name} in ${database}`),
    },
    ...undeclaredNotes(comparison),
  ];
  return notes.filter(({ lines }) => lines.length > 0);
}

function describeHazard(hazard: Hazard): readonly string[] {
  const { id, severity, subject, message } = hazard;
  if (severity === 'info') return [];
  const count = describeCount(hazard);
  return [`${id}  ${subject}: ${message}${count === null ? '' : ` Here: ${count}.`}`];
}
