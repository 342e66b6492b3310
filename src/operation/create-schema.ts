import type { IfNotExists } from './condition.ts';

/** Creates a schema that tables are declared in (PostgreSQL). */
export interface CreateSchema extends IfNotExists {
  readonly kind: 'createSchema';
  readonly name: string;
}
