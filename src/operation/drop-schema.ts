import type { IfExists } from './condition.ts';

export interface DropSchema extends IfExists {
  readonly kind: 'dropSchema';
  readonly name: string;
}
