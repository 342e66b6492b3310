import type { Operation } from '../operation/operation.ts';
import { reverseAll } from '../operation/reverse.ts';
import { describeOperation } from '../review/describe-operation.ts';
import { findHazards, type Ruling } from '../review/find-hazards.ts';
import { withoutRepetition } from './changes-in.ts';
import type { ProjectComparison } from './compare-project.ts';

/** What follows from operations alone. */
export function summarizeOperations(
  operations: readonly Operation[],
  ruling: Ruling,
): Pick<ProjectComparison, 'operations' | 'summary' | 'downgrade' | 'hazards'> {
  const described = withoutRepetition(operations);
  return {
    operations,
    summary: described.flatMap(describeOperation),
    downgrade: reverseAll(operations),
    hazards: findHazards(described, ruling),
  };
}
