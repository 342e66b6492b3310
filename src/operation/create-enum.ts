import type { EnumType } from '../schema/enum-type.ts';

export interface CreateEnum {
  readonly kind: 'createEnum';
  readonly enumType: EnumType;
}
