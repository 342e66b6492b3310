import type { View } from '../schema/view.ts';

export interface DropView {
  readonly kind: 'dropView';
  readonly view: View;
  /** Whether the view is created again among the operations that follow; nobody is to notice then. */
  readonly recreated?: true;
}
