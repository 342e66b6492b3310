import { groupBy } from '../util/group-by.ts';
import { databaseNamed } from './database-label.ts';
import type { Report, ReportEffect, ReportRevision } from './report.ts';

/** Something of a revision that is the same on some databases. */
export interface EffectGroup<Value> {
  /** The databases; null where it is all of the report. */
  readonly databases: string | null;
  readonly value: Value;
}

/** What a revision is to databases, with those together to which it is the same. */
export function groupEffects<Value>(
  report: Report,
  { databases }: ReportRevision,
  valueOf: (effect: ReportEffect) => Value,
): readonly EffectGroup<Value>[] {
  const values = databases.map((effect) => ({ effect, value: valueOf(effect) }));
  const groups = [...groupBy(values, ({ value }) => JSON.stringify(value)).values()];
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const names = group.map(({ effect }) => databaseNamed(report, effect.database));
    const isAll = groups.length === 1;
    return [{ databases: isAll ? null : names.join(', '), value: first.value }];
  });
}
