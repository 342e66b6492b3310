import type { TableName } from '../schema/table-name.ts';

/**
 * How grave a finding is: `error` loses data, and `upgrade` refuses it; `warning` locks, rewrites or
 * scans a table, breaks what still runs, or may fail; `info` is advice.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Something a reviewer should know before a migration runs. */
export interface Hazard extends Finding {
  /** The stable name of the rule. */
  readonly id: string;
  readonly severity: Severity;
}

/** What a rule has found in an operation. */
export interface Finding {
  /** What it is about: `users.legacy_code`. */
  readonly subject: string;
  /** What happens, and what of it can be undone. */
  readonly message: string;
  /** Where this one is graver, or less so, than its rule. */
  readonly severity?: Severity;
  /** What to do instead, as a sentence; absent where the message says it, or nothing better is known. */
  readonly instead?: string;
  /** What of the rows it concerns; absent where it is about none. */
  readonly concerns?: Concern;
  /** How many rows, values or sets of equal rows that are on a database, where they were counted. */
  readonly count?: number;
}

/** All rows of a table, the values or the NULLs of a column, or rows that are alike in some columns. */
export type Concern =
  | { readonly kind: 'rows'; readonly table: TableName }
  | { readonly kind: 'values' | 'nulls'; readonly table: TableName; readonly column: string }
  | { readonly kind: 'duplicates'; readonly table: TableName; readonly columns: readonly string[] };
