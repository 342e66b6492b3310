import type { EntitySchema } from 'typeorm';

/** What TypeORM accepts as an entity: a class, which is a function to it, or a schema. */
export type Entity = ((...values: never) => unknown) | EntitySchema;

/**
 * Every function and EntitySchema in `values`, in exports and in lists and plain objects of exports,
 * once each. TypeORM walks through any object; instances of classes are left alone here, because
 * they lead in circles (a data source knows its manager, which knows its data source).
 */
export function collectEntities(values: readonly unknown[]): readonly Entity[] {
  const found = new Set<Entity>();
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (isEntityClass(value) || isEntitySchema(value)) found.add(value);
    else if (isCollection(value) && !seen.has(value)) {
      seen.add(value);
      Object.values(value).forEach(visit);
    }
  };
  values.forEach(visit);
  return [...found];
}

/** True for an EntitySchema of any copy of TypeORM. */
export function isEntitySchema(value: unknown): value is EntitySchema {
  return (
    typeof value === 'object' &&
    value !== null &&
    '@instanceof' in value &&
    value['@instanceof'] === Symbol.for('EntitySchema')
  );
}

function isEntityClass(value: unknown): value is Exclude<Entity, EntitySchema> {
  return typeof value === 'function';
}

/** A list, a module's exports, or an object of classes. */
function isCollection(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
