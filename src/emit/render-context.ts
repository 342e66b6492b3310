import type { MigrationSection } from './migration.ts';
import type { ItemRenderer } from './render-item.ts';

/** What an operation is written with. */
export interface RenderContext extends Pick<MigrationSection, 'spell' | 'remarks'> {
  readonly render: ItemRenderer;
}
