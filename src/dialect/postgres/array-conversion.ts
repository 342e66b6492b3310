import type { BaseType } from './base-type.ts';
import { scalarConversion } from './scalar-conversion.ts';

/** A text that reads as an array's literal. */
const literal = String.raw`'^\s*\{'`;

/** An array in place of a value: the array that a text spells or JSON holds, or else one of the value alone. */
export function toArray(column: string, from: BaseType, to: BaseType): string {
  if (from.isJson) return cast(elementsOfJson(column), to);
  const element = scalarConversion(column, from, { ...to, isArray: false, name: elementName(to) });
  const isNull = `WHEN ${column} IS NULL THEN NULL`;
  const alone = cast(`ARRAY[${to.isString ? `${column}::text` : element}]`, to);
  if (!from.isString) return `CASE ${isNull} ELSE ${alone} END`;
  const spelled = cast(`${column}::text[]`, to);
  return `CASE ${isNull} WHEN ${column} ~ ${literal} THEN ${spelled} ELSE ${alone} END`;
}

/** The one element of an array; an array of several, or of none, only becomes a text or JSON. */
export function fromArray(column: string, to: BaseType): string {
  if (to.isJson) return `to_jsonb(${column})${to.word === 'json' ? '::json' : ''}`;
  const first = `(${column})[1]::text`;
  const isOne = `cardinality(${column}) = 1`;
  if (to.isString) {
    return `CASE WHEN ${isOne} AND ${first} !~ ${literal} THEN ${first} ELSE ${column}::text END`;
  }
  return `(CASE WHEN ${isOne} THEN ${first} ELSE ${column}::text END)::${to.name}`;
}

/**
 * The elements of a JSON array as texts. `USING` takes no subquery, so that a row type of the catalog
 * that has an array of texts does the work.
 */
function elementsOfJson(column: string): string {
  const row = `jsonb_build_object('reloptions', ${column}::jsonb)`;
  return `(jsonb_populate_record(NULL::pg_catalog.pg_class, ${row})).reloptions`;
}

/** Texts are left as they are: the assignment refuses what is too long. */
function cast(array: string, { isString, name }: BaseType): string {
  return isString ? array : `${array}::${name}`;
}

function elementName({ name }: BaseType): string {
  return name.replace(/\[\]$/, '');
}
