import type { Index, IndexKey } from '../../schema/table-index.ts';
import type { TableName } from '../../schema/table-name.ts';
import { formatComment } from './ddl-column.ts';
import { formatNulls } from './nulls-not-distinct.ts';
import { quoteNames, quoteTable, quoting } from './quoting.ts';
import type { Server } from './server.ts';

/** Creates an index with its comment. */
export function createIndex(table: TableName, index: Index, server: Server): readonly string[] {
  const path = quoteTable({ schema: table.schema, name: index.name });
  return [
    createStatement(table, index, server),
    ...(index.comment === null
      ? []
      : [`COMMENT ON INDEX ${path} IS ${formatComment(index.comment)}`]),
  ];
}

function createStatement(table: TableName, index: Index, server: Server): string {
  const { name, keys, unique, where, method, include, nullsNotDistinct } = index;
  return [
    `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoting.identifier(name)} ON ${quoteTable(table)}`,
    ...(method === null ? [] : [`USING ${method}`]),
    `(${keys.map(formatKey).join(', ')})`,
    ...(include.length === 0 ? [] : [`INCLUDE (${quoteNames(include)})`]),
  ]
    .join(' ')
    .concat(formatNulls(nullsNotDistinct, server))
    .concat(where === null ? '' : ` WHERE ${where}`);
}

/** One key of an index: `"email" COLLATE "C" text_pattern_ops DESC NULLS LAST`. */
export function formatKey(key: IndexKey): string {
  const { kind, value, descending, nulls, collation, operatorClass } = key;
  return [
    kind === 'column' ? quoting.identifier(value) : `(${value})`,
    ...(collation === null ? [] : [`COLLATE ${quoting.identifier(collation)}`]),
    ...(operatorClass === null ? [] : [operatorClass]),
    ...(descending ? ['DESC'] : []),
    ...(nulls === null ? [] : [`NULLS ${nulls.toUpperCase()}`]),
  ].join(' ');
}
