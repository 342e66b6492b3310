import { expressionFootprint } from '../operation/expression-footprint.ts';
import { footprintOf } from '../operation/footprint.ts';
import type { Operation } from '../operation/operation.ts';
import { readingFootprint } from '../operation/reading-footprint.ts';
import { touchedThings, type TouchedThings } from '../operation/touched-things.ts';
import { groupBy } from '../util/group-by.ts';
import type { ComparisonOptions, UndeclaredKind } from './comparison-context.ts';
import type { LeftAlone } from './left-alone.ts';

/** Operations, with those that would drop what no entity declares set apart. */
export interface SplitOperations {
  readonly operations: readonly Operation[];
  /** Those of them that are not carried out, but for what is to be ignored. */
  readonly undeclared: readonly LeftAlone[];
}

/**
 * Takes out the drops of things that are simply not declared, where these stay, and then of what
 * they lean on, and so on. `replacements`, the drops that make room for what is declared, remain.
 */
export function splitUndeclared(
  operations: readonly Operation[],
  replacements: ReadonlySet<Operation>,
  { undeclared: fateOf, bystanders }: ComparisonOptions,
): SplitOperations {
  const candidates = operations.filter(
    (operation) => undeclaredKindOf(operation) !== null && !replacements.has(operation),
  );
  const staying: Operation[] = [...bystanders];
  const undeclared = new Map<Operation, LeftAlone>();
  let drops: Operation[] = [];
  for (const operation of candidates) {
    const fate = fateOf(operation);
    if (fate === 'drop') drops.push(operation);
    else staying.push(operation);
    if (fate !== 'drop' && fate !== 'ignore') {
      undeclared.set(operation, { operation, reason: fate, neededBy: null });
    }
  }
  const touched = touchedThings(drops.map(footprintOf));
  const byKey = groupBy(
    drops.flatMap((drop) => (footprintOf(drop).drops ?? []).map((key) => ({ key, drop }))),
    ({ key }) => key,
  );
  // What is found to stay is looked at in its turn.
  for (const neededBy of staying) {
    const leanedOn = new Set(
      leaningsOf(neededBy, touched).flatMap((key) =>
        (byKey.get(key) ?? []).map(({ drop }) => drop),
      ),
    );
    if (leanedOn.size === 0) continue;
    const needed = drops.filter((drop) => leanedOn.has(drop));
    for (const operation of needed) {
      staying.push(operation);
      undeclared.set(operation, { operation, reason: 'needed', neededBy });
    }
    drops = drops.filter((drop) => !leanedOn.has(drop));
  }
  const removed = new Set(staying);
  return {
    operations: operations.filter((operation) => !removed.has(operation)),
    undeclared: candidates.flatMap((operation) => undeclared.get(operation) ?? []),
  };
}

/** An index that a foreign key is glad of is not what it leans on. */
function leaningsOf(drop: Operation, touched: TouchedThings): readonly string[] {
  return [
    footprintOf(drop),
    readingFootprint(drop, touched),
    expressionFootprint(drop, touched),
  ].flatMap(({ frees = [] }) => frees.filter((key) => !key.startsWith('cover ')));
}

/** What kind of thing an operation drops; null when it drops none that entities declare. */
export function undeclaredKindOf(operation: Operation): UndeclaredKind | null {
  return kinds[operation.kind] ?? null;
}

const kinds: Partial<Record<Operation['kind'], UndeclaredKind>> = {
  dropTable: 'table',
  dropColumn: 'column',
  dropIndex: 'index',
  dropConstraint: 'constraint',
  dropView: 'view',
  dropEnum: 'enum',
  dropSequence: 'sequence',
};
