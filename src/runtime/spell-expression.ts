import type { Dialect } from '../dialect/dialect.ts';
import { renderSql } from '../dialect/render-sql.ts';
import { isSql, type Sql } from '../schema/sql.ts';

/** Text as it stands, `sql` templates in the spelling of one database. */
export function spellExpression(
  value: string | Sql,
  { sqlWords }: Pick<Dialect, 'sqlWords'>,
): string {
  return isSql(value) ? renderSql(value, sqlWords) : value;
}
