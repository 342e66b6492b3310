import type { Sequence } from '../schema/sequence.ts';

export interface CreateSequence {
  readonly kind: 'createSequence';
  readonly sequence: Sequence;
}
