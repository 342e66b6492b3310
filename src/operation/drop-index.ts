import type { Index } from '../schema/table-index.ts';
import type { TableName } from '../schema/table-name.ts';

export interface DropIndex {
  readonly kind: 'dropIndex';
  readonly table: TableName;
  readonly index: string;
  /** What is dropped; null in a migration that does not say. */
  readonly existing: Index | null;
}
