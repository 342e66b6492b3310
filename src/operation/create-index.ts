import type { OnlineOptions } from './online-options.ts';
import type { Index } from '../schema/table-index.ts';
import type { TableName } from '../schema/table-name.ts';
import type { IfNotExists } from './condition.ts';

export interface CreateIndex extends IfNotExists {
  readonly kind: 'createIndex';
  readonly table: TableName;
  readonly index: Index;
  /** Whether rows can be written meanwhile (PostgreSQL), which no transaction block allows. */
  readonly concurrently?: true;
  /** How others are kept from the table (MySQL, MariaDB). */
  readonly online?: OnlineOptions;
}
