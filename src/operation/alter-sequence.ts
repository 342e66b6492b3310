import type { Sequence } from '../schema/sequence.ts';

export interface AlterSequence {
  readonly kind: 'alterSequence';
  readonly from: Sequence;
  readonly to: Sequence;
}
