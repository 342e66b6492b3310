import { quoteName, quoteNames } from './quoting.ts';
import { TokenReader } from './token-reader.ts';

/**
 * The query of a CREATE VIEW statement. A list of column names before it, for which a `View` has no
 * place, becomes part of the query.
 */
export function parseView(sql: string): string {
  const reader = new TokenReader(sql);
  reader.expect('CREATE', 'VIEW');
  const name = reader.takeName().value;
  const columns = reader.isNext('(') ? readNames(reader) : [];
  reader.expect('AS');
  const query = sql.slice(reader.last.end).trim();
  if (columns.length === 0) return query;
  const view = quoteName(name);
  return `WITH ${view} (${quoteNames(columns)}) AS (${query}) SELECT * FROM ${view}`;
}

function readNames(reader: TokenReader): readonly string[] {
  const names: string[] = [];
  reader.expect('(');
  do names.push(reader.takeName().value);
  while (reader.skip(','));
  reader.expect(')');
  return names;
}
