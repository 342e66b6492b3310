import { fromArray, toArray } from './array-conversion.ts';
import { convertsItself, baseTypeOf } from './base-type.ts';
import { scalarConversion } from './scalar-conversion.ts';

/**
 * The expression after `USING` that converts a column to another type; null where PostgreSQL does so
 * on its own. A value that has no counterpart fails rather than being cut: a cast shortens a string
 * without a word, so none of a length is made; a value becomes an array of one, an array of one
 * becomes its element, and a longer one none. `column` is quoted, types are in normal form.
 */
export function conversion(column: string, from: string, to: string): string | null {
  const [source, target] = [baseTypeOf(from), baseTypeOf(to)];
  if (convertsItself(source, target)) return null;
  if (!source.isArray && !target.isArray) return scalarConversion(column, source, target);
  if (!target.isArray) return fromArray(column, target);
  if (!source.isArray) return toArray(column, source, target);
  return `${column}::text[]${target.isString ? '' : `::${target.name}`}`;
}
