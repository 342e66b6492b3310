import type { Dialect } from '../dialect/dialect.ts';
import type { BatchAlterTable } from '../operation/batch-alter-table.ts';
import type { Operation } from '../operation/operation.ts';
import type { TableName } from '../schema/table-name.ts';
import type { Finding, Severity } from './hazard.ts';

/** A rule that looks at the operations of a revision, one by one. */
export interface Rule<Id extends string = string> {
  /** Its stable name, in words with hyphens: what `allow` and the configuration call it by. */
  readonly id: Id;
  readonly severity: Severity;
  /**
   * What it finds in an operation. A `batchAlterTable` is shown first as a whole, then its parts one
   * by one.
   */
  check(operation: Operation, context: RuleContext): readonly Finding[];
}

/** The server that the operations are for. */
export type RuleServer = Pick<Dialect, 'name' | 'product' | 'version'>;

/** What a rule knows beside the operation. */
export interface RuleContext {
  readonly server: RuleServer;
  /** All operations of the revision, those in batches one by one. */
  readonly operations: readonly Operation[];
  /** The batch that the operation is part of; null for one on its own. */
  readonly batch: BatchAlterTable | null;
  /** Whether the revision itself creates the table, which then holds nothing that anybody waits for. */
  isNewTable(table: TableName): boolean;
  /** Whether the revision itself adds the column, or creates its table. */
  isNewColumn(table: TableName, column: string): boolean;
}

/**
 * Defines a rule of one's own, for `rules` of the configuration.
 *
 * @example
 * ```ts
 * export const keepAudit = defineRule({
 *   id: 'keep-audit',
 *   severity: 'error',
 *   check: (operation) =>
 *     operation.kind === 'dropTable' && operation.table.schema === 'audit'
 *       ? [{ subject: operation.table.name, message: 'the audit tables stay.' }]
 *       : [],
 * });
 * ```
 */
export function defineRule<const Id extends string>(rule: Rule<Id>): Rule<Id> {
  return rule;
}
