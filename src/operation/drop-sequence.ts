import type { Sequence } from '../schema/sequence.ts';

export interface DropSequence {
  readonly kind: 'dropSequence';
  readonly sequence: Sequence;
}
