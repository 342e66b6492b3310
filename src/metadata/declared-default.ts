import { parseLiteral } from '../dialect/literal.ts';
import type { Column } from '../schema/column.ts';
import { sql, type Sql, type SqlValue } from '../schema/sql.ts';
import type { ColumnMetadata } from './typeorm-types.ts';

/**
 * A column's default as a literal where it is one, `sql.now()` where it is the current time, else
 * as the SQL text of this database. Undefined when there is none.
 */
export function declaredDefault(metadata: ColumnMetadata, read: Column): SqlValue | undefined {
  if (read.default === null) return undefined;
  const value: unknown = metadata.default;
  switch (typeof value) {
    case 'number':
      // The values of an enumeration are text, whatever the entity makes of them.
      return metadata.enum === undefined ? value : String(value);
    case 'bigint':
    case 'boolean':
      return value;
    case 'string':
    case 'object': {
      const literal = value instanceof Date ? value : parseLiteral(read.default);
      return literal ?? sqlText(read.default);
    }
    case 'function':
    case 'undefined':
    case 'symbol':
      return declaredExpression(read.default, metadata);
  }
}

/** SQL text, as `sql.now()` where that is what the database would read. */
export function declaredExpression(text: string, { precision }: ColumnMetadata): Sql {
  return isNow(text, precision) ? sql.now() : sqlText(text);
}

/** `sql.now()` has the precision of its column; TypeORM's `datetime('now')` on SQLite has none to give. */
function isNow(text: string, precision: number | null | undefined): boolean {
  if (text === "datetime('now')") return true;
  const match = /^(?:now|current_timestamp)(?:\((\d*)\))?$/i.exec(text.trim());
  if (match === null) return false;
  const [, digits = ''] = match;
  return digits === '' || Number(digits) === precision;
}

function sqlText(text: string): Sql {
  return { kind: 'sql', texts: [text], values: [] };
}
