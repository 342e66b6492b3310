import { isStructure, type Storable } from '../../schema/row.ts';
import type { SqlLiteral } from '../../schema/sql.ts';

/** A value as it is sent for a column of that type, as the driver takes it. */
export function storedValue(value: Storable, type: string | null): SqlLiteral {
  if (value === null) return null;
  if (isJson(type)) return JSON.stringify(value);
  if (isStructure(value)) {
    const element = /^(.*)\[\]$/.exec(type ?? '')?.[1];
    return Array.isArray(value) && element !== undefined
      ? arrayText(value, element)
      : JSON.stringify(value);
  }
  if (typeof value === 'bigint') return String(value);
  // The driver takes nothing else for bytes.
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

/** `{"a b",NULL,{1,2}}`: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-INPUT */
function arrayText(values: readonly Storable[], type: string): string {
  const elements = values.map((value) => {
    if (Array.isArray(value) && !isJson(type)) return arrayText(value, type);
    const stored = storedValue(value, type);
    return stored === null ? 'NULL' : `"${textOf(stored).replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  });
  return `{${elements.join(',')}}`;
}

function isJson(type: string | null): boolean {
  return type === 'json' || type === 'jsonb';
}

function textOf(value: Exclude<SqlLiteral, null>): string {
  if (value instanceof Date) return value.toISOString();
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : String(value);
}
