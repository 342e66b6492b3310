import type { Constraint } from '../../schema/constraint.ts';

/**
 * Whether a unique constraint is on the very columns of another one or of the primary key. Within
 * one statement PostgreSQL makes a single constraint of the two, so the repeated one needs its own.
 */
export function repeatsColumns(
  constraint: Constraint,
  others: readonly (Constraint | null)[],
): boolean {
  if (constraint.kind !== 'unique') return false;
  const columns = constraint.columns.join('\0');
  return others
    .slice(0, others.indexOf(constraint))
    .some(
      (other) =>
        (other?.kind === 'primaryKey' || other?.kind === 'unique') &&
        other.columns.join('\0') === columns,
    );
}
