/** Creates a schema that tables are declared in (PostgreSQL). */
export interface CreateSchema {
  readonly kind: 'createSchema';
  readonly name: string;
}
