import type { Allowance } from '../revision/allowance.ts';
import type { Hazard } from './hazard.ts';

/** What lets a file do what a finding is about; undefined where nothing does. */
export function allowanceFor(hazard: Hazard, allowed: readonly Allowance[]): Allowance | undefined {
  return allowed.find((allowance) => covers(allowance, hazard));
}

/** What a file allows and its operations do not do. */
export function unusedAllowances(
  allowed: readonly Allowance[],
  hazards: readonly Hazard[],
): readonly Allowance[] {
  return allowed.filter((allowance) => !hazards.some((hazard) => covers(allowance, hazard)));
}

function covers({ hazard: id, subject }: Allowance, hazard: Hazard): boolean {
  return id === hazard.id && (subject === null || subject === hazard.subject);
}
