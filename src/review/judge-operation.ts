import type { Queryable } from '../dialect/queryable.ts';
import type { Operation } from '../operation/operation.ts';
import { findingsOf, visit, type Ruling } from './find-hazards.ts';
import type { Concern, Hazard } from './hazard.ts';
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

/** A concern in the names that were there at the start; null where it is about something new. */
function concernBefore(concern: Concern, things: Things): Concern | null {
  const table = things.tableBefore(concern.table);
  if (table === null) return null;
  const columnOf = (column: string): string | null => things.columnBefore(concern.table, column);
  switch (concern.kind) {
    case 'rows':
      return { ...concern, table };
    case 'values':
    case 'nulls': {
      const column = columnOf(concern.column);
      return column === null ? null : { ...concern, table, column };
    }
    case 'duplicates': {
      const columns = concern.columns.flatMap((column) => columnOf(column) ?? []);
      return columns.length < concern.columns.length ? null : { ...concern, table, columns };
    }
  }
}
