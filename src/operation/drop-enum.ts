import type { EnumType } from '../schema/enum-type.ts';

export interface DropEnum {
  readonly kind: 'dropEnum';
  readonly enumType: EnumType;
}
