import type { Queryable } from '../dialect/queryable.ts';
import type { Operation } from '../operation/operation.ts';
import { findingsOf, visit, type Ruling } from './find-hazards.ts';
import { concernBefore } from './concern-before.ts';
import type { Hazard } from './hazard.ts';
import { holdsAny, type Prober } from './probe-concern.ts';
import type { Things } from './track-things.ts';

/** What it takes to judge the operations of a run against a database. */
export interface Judgement {
  readonly ruling: Ruling;
  readonly dialect: Prober;
  readonly db: Queryable;
  /** What the operations before have made of what was there. */
  readonly things: Things;
  /** Whether these have been carried out; false where all are looked at beforehand. */
  readonly isUnderWay: boolean;
}

/**
 * The errors in an operation that is about to be carried out. Those about rows or values count only
 * where the database holds some that were there before the run.
 */
export async function judgeOperation(
  operation: Operation,
  { ruling, dialect, db, things, isUnderWay }: Judgement,
): Promise<readonly Hazard[]> {
  const errors: Hazard[] = [];
  for (const { operation: part, context } of visit([operation], things, ruling)) {
    for (const hazard of findingsOf(part, context, ruling)) {
      if (hazard.severity !== 'error') continue;
      const before = hazard.concerns && concernBefore(hazard.concerns, things);
      if (before === null) continue;
      const concern = isUnderWay ? hazard.concerns : before;
      if (concern === undefined || (await holdsAny(concern, dialect, db))) errors.push(hazard);
    }
  }
  return errors;
}
