import type { Column } from '../schema/column.ts';
import type { ReferentialAction } from '../schema/constraint.ts';
import type { Table, TableOptions } from '../schema/table.ts';
import type { Doubt } from './doubt.ts';

/** What only a dialect can tell about two definitions in its normal form. Pure and cheap. */
export interface ComparisonRules {
  /**
   * The form of a name by which the database finds a thing: two names with the same form are one
   * name to it. Lower case where case does not count.
   */
  foldName(name: string, kind: 'table' | 'member'): string;
  /**
   * True when both columns store the same values in the same way, however the types are spelled
   * (an integer's display width on MySQL, for one).
   */
  sameType(from: Column, to: Column): boolean;
  /**
   * What kind of values a column has. While one column of a foreign key is altered and the other is
   * not yet, the key can stay only if both are of one family.
   */
  typeFamily(column: Column): string;
  /**
   * True where a view holds on to what it reads: no column may change its type, and no view be made
   * again, while another view looks at it.
   */
  readonly viewsHold: boolean;
  /** True where a view goes on reading a table or column that gets another name. */
  readonly viewsFollow: boolean;
  /**
   * True when two texts of this kind certainly mean the same. False only raises a doubt: the
   * server is then asked how it spells the declared one.
   */
  sameText(doubt: Doubt): boolean;
  /** True where a table can move to another schema with its rows, and all that is tied to it. */
  readonly movesTables: boolean;
  /** An expression of the catalog as it reads there once columns of its table have other names. */
  renameColumns(expression: string, names: ReadonlyMap<string, string>): string;
  /** The options of a table that an entity can declare, and that can change afterwards. */
  readonly tableOptions: readonly (keyof TableOptions)[];
  /** The action that one comes down to: two that do the same are one. */
  foldAction(action: ReferentialAction): ReferentialAction;
  /**
   * `declared` as it reads in the table that is there, where that hands on to its columns something
   * else than a created one would (a collation on MySQL, the types of a STRICT table on SQLite).
   */
  within(present: Table, declared: Table): Table;
}
