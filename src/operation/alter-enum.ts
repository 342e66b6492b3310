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
}
