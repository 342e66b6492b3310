import type { OnlineOptions } from './online-options.ts';
import type { Index } from '../schema/table-index.ts';
import type { TableName } from '../schema/table-name.ts';
import type { IfExists } from './condition.ts';

export interface DropIndex extends IfExists {
  readonly kind: 'dropIndex';
  readonly table: TableName;
  readonly index: string;
  /** What is dropped; null in a migration that does not say. */
  readonly existing: Index | null;
  /** Whether rows can be written meanwhile (PostgreSQL), which no transaction block allows. */
  readonly concurrently?: true;
  /** How others are kept from the table (MySQL, MariaDB). */
  readonly online?: OnlineOptions;
}
