import { isStructure, type Storable } from '../../schema/row.ts';
import type { SqlLiteral } from '../../schema/sql.ts';

/** A value as TypeORM stores it in a column of that type: SQLite knows numbers, text and bytes. */
export function storedValue(value: Storable, type: string | null): SqlLiteral {
  if (value === null) return null;
  const word = type?.toLowerCase() ?? null;
  if (word === 'json' || word === 'jsonb' || isStructure(value)) return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof Date ? dateText(value, word) : value;
}

/** A date and a time of day are local; a moment is told in UTC. */
function dateText(date: Date, word: string | null): string {
  if (word === 'date') {
    return joined('-', date.getFullYear(), date.getMonth() + 1, date.getDate());
  }
  if (word === 'time') return joined(':', date.getHours(), date.getMinutes(), date.getSeconds());
  return date.toISOString().replace('T', ' ').replace('Z', '');
}

function joined(separator: string, ...parts: readonly number[]): string {
  return parts.map((part) => String(part).padStart(2, '0')).join(separator);
}
