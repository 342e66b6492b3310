import type { View } from '../schema/view.ts';

export interface CreateView {
  readonly kind: 'createView';
  readonly view: View;
  /** Whether the view was dropped among the operations before, only to be created here. */
  readonly recreated?: true;
}
