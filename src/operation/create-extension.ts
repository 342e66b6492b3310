/** Installs a PostgreSQL extension that a column type or default needs. */
export interface CreateExtension {
  readonly kind: 'createExtension';
  readonly name: string;
}
