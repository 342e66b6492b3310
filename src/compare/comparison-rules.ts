import type { Column } from '../schema/column.ts';
import type { Doubt } from './doubt.ts';

/** What only a dialect can tell about two definitions in its normal form. Pure and cheap. */
export interface ComparisonRules {
  /**
   * True when both columns store the same values in the same way, however the types are spelled
   * (an integer's display width on MySQL, for one).
   */
  sameType(from: Column, to: Column): boolean;
  /**
   * True when two texts of this kind certainly mean the same. False only raises a doubt: the
   * server is then asked how it spells the declared one.
   */
  sameText(doubt: Doubt): boolean;
}
