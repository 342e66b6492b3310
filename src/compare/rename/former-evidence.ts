import type { FormerName } from '../rename.ts';
import type { Evidence } from './evidence.ts';
import { WEIGHTS } from './thresholds.ts';

/** What is known of the names something had: only the strongest that names `from` counts. */
export function formerEvidence(
  names: readonly FormerName[],
  from: string,
  fold: (name: string) => string,
): readonly Evidence[] {
  const known = names.find(({ name }) => fold(name) === fold(from));
  if (known === undefined) return [];
  return [{ weight: WEIGHTS.formerName * known.weight, reason: known.reason }];
}
