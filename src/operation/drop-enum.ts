import type { EnumType } from '../schema/enum-type.ts';
import type { IfExists } from './condition.ts';

export interface DropEnum extends IfExists {
  readonly kind: 'dropEnum';
  readonly enumType: EnumType;
}
