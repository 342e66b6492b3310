import type { IfNotExists } from './condition.ts';

/** Installs a PostgreSQL extension that a column type or default needs. */
export interface CreateExtension extends IfNotExists {
  readonly kind: 'createExtension';
  readonly name: string;
}
