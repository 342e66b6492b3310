import type { Migration } from './migration.ts';
import type { ItemRenderer } from './render-item.ts';
import type { Speller } from './speller.ts';

/** What an operation is written with. */
export interface RenderContext {
  readonly spell: Speller;
  readonly render: ItemRenderer;
  readonly remarks: Migration['remarks'];
}
