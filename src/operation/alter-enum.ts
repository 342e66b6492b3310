import type { EnumType } from '../schema/enum-type.ts';

/** Changes the values of an enumerated type, keeping the columns that use it. */
export interface AlterEnum {
  readonly kind: 'alterEnum';
  readonly from: EnumType;
  readonly to: EnumType;
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
