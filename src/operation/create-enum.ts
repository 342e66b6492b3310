import type { EnumType } from '../schema/enum-type.ts';
import type { IfNotExists } from './condition.ts';

export interface CreateEnum extends IfNotExists {
  readonly kind: 'createEnum';
  readonly enumType: EnumType;
}
