import type { Sequence } from '../schema/sequence.ts';
import type { IfExists } from './condition.ts';

export interface DropSequence extends IfExists {
  readonly kind: 'dropSequence';
  readonly sequence: Sequence;
}
