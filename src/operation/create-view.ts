import type { View } from '../schema/view.ts';
import type { IfNotExists } from './condition.ts';

export interface CreateView extends IfNotExists {
  readonly kind: 'createView';
  readonly view: View;
  /** Whether the view was dropped among the operations before, only to be created here. */
  readonly recreated?: true;
}
