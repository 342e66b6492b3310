import type { EnumType } from '../schema/enum-type.ts';
import type { ValueRename } from '../schema/value-rename.ts';

/** Changes the values of an enumerated type, keeping the columns that use it. */
export interface AlterEnum {
  readonly kind: 'alterEnum';
  readonly from: EnumType;
  readonly to: EnumType;
  /** Values of `from` that `to` has under another name, with the rows that hold them; left out for none. */
  readonly renamed?: readonly ValueRename[];
  /**
   * Whether the type is made anew where values could merely be added: PostgreSQL lets nothing use a
   * value in the transaction that adds it.
   */
  readonly recreate: boolean;
  /**
   * The columns of the type that this alters where there are no such types, as `orders.state`; null
   * in a migration that does not say. Those that other operations alter are not among them.
   */
  readonly columns: readonly string[] | null;
}
