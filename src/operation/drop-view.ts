import type { View } from '../schema/view.ts';
import type { IfExists } from './condition.ts';

export interface DropView extends IfExists {
  readonly kind: 'dropView';
  readonly view: View;
  /** Whether the view is created again among the operations that follow; nobody is to notice then. */
  readonly recreated?: true;
}
