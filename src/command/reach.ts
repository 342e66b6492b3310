import type { Schema } from '../schema/schema.ts';
import type { TableName } from '../schema/table-name.ts';

/** What of a database is a project's business, beside the default schema. */
export interface Reach {
  /** Schemas that entities are in, or that the configuration names: all that is there. */
  readonly schemas: ReadonlySet<string>;
}

/** What the entities reach, and `included`. */
export function reachOf(declared: Schema, included: readonly string[] = []): Reach {
  const named = [...declared.tables, ...declared.views, ...declared.enums];
  return { schemas: new Set([...included, ...named.flatMap(({ schema }) => schema ?? [])]) };
}

export function isWithin({ schema }: TableName, { schemas }: Reach): boolean {
  return schema === null || schemas.has(schema);
}

/** The schemas that have to be read. */
export function schemasWithin({ schemas }: Reach): readonly string[] {
  return [...schemas].toSorted();
}
