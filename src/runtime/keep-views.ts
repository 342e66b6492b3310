import type { Dialect, Keepsakes } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { Operation } from '../operation/operation.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';

/**
 * The statements of one operation after another. What a view has that is dropped only to be created
 * again is read before, and given back with it; views of others that read such views are taken out
 * of the way, and put back once all of these are there. Without a catalog (null) nobody knows of either.
 */
export function keepViews(
  dialect: Dialect,
  catalog: Queryable | null,
): (operation: Operation) => Promise<readonly string[]> {
  const pending = new Map<string, Keepsakes>();
  let readers: readonly string[] = [];
  return async (operation) => {
    const statements = await dialect.statements(operation, catalog);
    if (catalog === null) return statements;
    if (operation.kind === 'dropView' && operation.recreated) {
      const keepsakes = await dialect.keepsakes(catalog, operation.view);
      pending.set(qualifiedKey(operation.view), keepsakes);
      // Taken away later, they may be read by those that were taken away before.
      readers = [...keepsakes.after, ...readers];
      return [...keepsakes.before, ...statements];
    }
    if (operation.kind !== 'createView') return statements;
    const name = qualifiedKey(operation.view);
    const given = pending.get(name)?.giveTo(operation.view) ?? [];
    const isLast = pending.delete(name) && pending.size === 0;
    const restored = isLast ? readers : [];
    if (isLast) readers = [];
    return [...statements, ...given, ...restored];
  };
}
