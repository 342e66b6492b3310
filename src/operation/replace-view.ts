import type { View } from '../schema/view.ts';

export interface ReplaceView {
  readonly kind: 'replaceView';
  readonly from: View;
  readonly to: View;
}
