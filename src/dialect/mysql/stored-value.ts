import { isStructure, type Storable } from '../../schema/row.ts';
import type { SqlLiteral } from '../../schema/sql.ts';

/** A value as it is sent for a column of that type, as the driver takes it. */
export function storedValue(value: Storable, type: string | null): SqlLiteral {
  if (value === null) return null;
  if (type === 'json' || isStructure(value)) return JSON.stringify(value);
  // The driver takes nothing else for bytes.
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}
