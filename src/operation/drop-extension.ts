import type { IfExists } from './condition.ts';

export interface DropExtension extends IfExists {
  readonly kind: 'dropExtension';
  readonly name: string;
}
