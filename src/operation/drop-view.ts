import type { View } from '../schema/view.ts';

export interface DropView {
  readonly kind: 'dropView';
  readonly view: View;
}
