import type { Doubt } from '../compare/doubt.ts';
import { formatTableName } from '../schema/table-name.ts';
import type { ProjectComparison } from './compare-project.ts';
import { undeclaredNotes } from './undeclared-notes.ts';

/** A section of the header. */
export interface Note {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What the header of a migration file says beside its revision. */
export function headerNotes(comparison: ProjectComparison): readonly Note[] {
  const notes: readonly Note[] = [
    {
      title: 'Hazards of the upgrade',
      lines: comparison.hazards.map(({ id, subject, message }) => `${id}  ${subject}: ${message}`),
    },
    {
      title: 'Could not be compared, and was left alone',
      lines: comparison.undecided.map(describeDoubt),
    },
    ...undeclaredNotes(comparison),
  ];
  return notes.filter(({ lines }) => lines.length > 0);
}

/** A doubt in one line: what it is about, and the two texts. */
export function describeDoubt(doubt: Doubt): string {
  return `${subjectOf(doubt)}: ${doubt.from} ≟ ${doubt.to}`;
}

function subjectOf(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'default':
    case 'generated':
    case 'onUpdate':
      return `${doubt.kind} of ${formatTableName(doubt.table)}.${doubt.column}`;
    case 'check':
    case 'exclusion':
      return `${doubt.kind} ${doubt.constraint} of ${formatTableName(doubt.table)}`;
    case 'indexPredicate':
    case 'indexExpression':
      return `index ${doubt.index} of ${formatTableName(doubt.table)}`;
    case 'view':
      return `view ${formatTableName(doubt.view)}`;
    case 'viewIndex':
      return `index ${doubt.index} of ${formatTableName(doubt.view)}`;
  }
}
