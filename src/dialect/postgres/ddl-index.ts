import type { CreateIndex } from '../../operation/create-index.ts';
import type { Index, IndexKey } from '../../schema/table-index.ts';
import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import type { Context } from './context.ts';
import { formatComment } from './ddl-column.ts';
import { isPartitioned } from './is-partitioned.ts';
import { formatNulls } from './nulls-not-distinct.ts';
import { quoteNames, quoteTable, quoting } from './quoting.ts';
import type { Server } from './server.ts';

/** Creates an index with its comment. */
export function createIndex(
  table: TableName,
  index: Index,
  server: Server,
  way: '' | 'CONCURRENTLY ' = '',
): readonly string[] {
  const path = quoteTable({ schema: table.schema, name: index.name });
  return [
    createStatement(table, index, server, way),
    ...(index.comment === null
      ? []
      : [`COMMENT ON INDEX ${path} IS ${formatComment(index.comment)}`]),
  ];
}

/**
 * Creates an index without keeping others from writing. An attempt that failed has left one behind
 * that serves nobody: https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY
 */
export async function createIndexConcurrently(
  { table, index }: CreateIndex,
  { server, db }: Context,
): Promise<readonly string[]> {
  if (await isPartitioned({ table }, { server, db })) return createIndex(table, index, server);
  const path = quoteTable({ schema: table.schema, name: index.name });
  const isLeft = db !== null && (await isInvalid(db, path));
  return [
    ...(isLeft ? [`DROP INDEX CONCURRENTLY ${path}`] : []),
    ...createIndex(table, index, server, 'CONCURRENTLY '),
  ];
}

async function isInvalid(db: Queryable, path: string): Promise<boolean> {
  const query =
    'SELECT 1 FROM pg_index WHERE indexrelid = to_regclass($1) AND NOT indisvalid AND indislive';
  return (await rowsOf(db, query, [path])).length > 0;
}

function createStatement(table: TableName, index: Index, server: Server, way: string): string {
  const { name, keys, unique, where, method, include, nullsNotDistinct } = index;
  return [
    `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${way}${quoting.identifier(name)} ON ${quoteTable(table)}`,
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
