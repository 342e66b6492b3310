import type { Table } from '../../schema/table.ts';
import { quoting } from './quoting.ts';
import { tokenize } from './tokenize.ts';

/** A table whose expressions name its columns in backticks, as those that the server tells do. */
export function withCatalogNames(table: Table): Table {
  const names = new Map(table.columns.map(({ name }) => [name.toLowerCase(), name]));
  const spell = (text: string): string => quoteColumns(text, names);
  return {
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      default: column.default === null ? null : spell(column.default),
      generated: column.generated && {
        ...column.generated,
        expression: spell(column.generated.expression),
      },
    })),
    indexes: table.indexes.map((index) => ({
      ...index,
      keys: index.keys.map((key) =>
        key.kind === 'expression' ? { ...key, value: spell(key.value) } : key,
      ),
    })),
    checks: table.checks.map((check) => ({ ...check, expression: spell(check.expression) })),
  };
}

/** What is followed by a parenthesis is the name of a function. */
function quoteColumns(text: string, names: ReadonlyMap<string, string>): string {
  const tokens = tokenize(text);
  return tokens
    .map((token, position) => {
      const name = token.kind === 'word' ? names.get(token.text.toLowerCase()) : undefined;
      const next = tokens.slice(position + 1).find(({ kind }) => kind !== 'space');
      return name === undefined || next?.text === '(' ? token.text : quoting.identifier(name);
    })
    .join('');
}
