import type { Sequence } from '../schema/sequence.ts';
import type { IfNotExists } from './condition.ts';

export interface CreateSequence extends IfNotExists {
  readonly kind: 'createSequence';
  readonly sequence: Sequence;
}
