import type { Operation } from '../operation/operation.ts';
import { reverseAll } from '../operation/reverse.ts';
import { describeOperation } from '../review/describe-operation.ts';
import { findHazards } from '../review/find-hazards.ts';
import type { ProjectComparison } from './compare-project.ts';

/** What follows from operations alone. */
export function summarizeOperations(
  operations: readonly Operation[],
): Pick<ProjectComparison, 'operations' | 'summary' | 'downgrade' | 'hazards'> {
  return {
    operations,
    summary: operations.flatMap(describeOperation),
    downgrade: reverseAll(operations),
    hazards: findHazards(operations),
  };
}
