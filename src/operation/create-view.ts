import type { View } from '../schema/view.ts';

export interface CreateView {
  readonly kind: 'createView';
  readonly view: View;
}
