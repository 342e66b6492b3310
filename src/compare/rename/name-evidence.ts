import type { Evidence } from './evidence.ts';
import {
  nameLikeness,
  type NameLikeness,
  type NamePair,
  type NameSurroundings,
} from './name-likeness.ts';
import { WEIGHTS } from './thresholds.ts';

const reasons: Readonly<Record<NameLikeness, string | null>> = {
  same: 'the names differ in spelling alone',
  follows: 'the name follows another one that has changed',
  plural: 'the names are singular and plural of one',
  prefixed: 'the names differ in a prefix alone',
  abbreviated: 'one name is short for the other',
  extended: 'one name says the other more closely',
  akin: null,
  contrary: null,
  unlike: null,
};

export function nameEvidence(names: NamePair, surroundings: NameSurroundings): Evidence {
  const likeness = nameLikeness(names, surroundings);
  return { weight: WEIGHTS.name[likeness], reason: reasons[likeness] };
}
