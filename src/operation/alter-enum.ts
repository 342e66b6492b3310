import type { EnumType } from '../schema/enum-type.ts';

/** Changes the values of an enumerated type, keeping the columns that use it. */
export interface AlterEnum {
  readonly kind: 'alterEnum';
  readonly from: EnumType;
  readonly to: EnumType;
}
