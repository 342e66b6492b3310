import type { Index, IndexKey } from '../../schema/table-index.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { catalogExpression } from './catalog-expression.ts';
import type { Server } from './server.ts';

/** An index, and the table or materialized view it is on. */
export interface CatalogIndex {
  readonly tableId: number;
  readonly index: Index;
}

interface Row {
  readonly tableId: number;
  readonly name: string;
  readonly unique: boolean;
  readonly method: string;
  readonly nullsNotDistinct: boolean;
  readonly predicate: string | null;
  readonly comment: string | null;
  readonly keyCount: number;
  /** A name for each key and each included column; null for an expression. */
  readonly columns: readonly (string | null)[];
  /** For each key; null for an index without expressions. */
  readonly expressions: readonly string[] | null;
  /** The bits of `pg_index.indoption`: 1 for DESC, 2 for NULLS FIRST. */
  readonly options: readonly number[];
  readonly collations: readonly (string | null)[];
  readonly operatorClasses: readonly (string | null)[];
}

/** `pg_catalog."default"`, of which an expression is expected to be: its id is the same everywhere. */
const defaultCollation = 100;

// An index that a constraint brought along is not an index of its own.
const query = (server: Server): string => `
  SELECT i.indrelid AS "tableId", c.relname AS name, i.indisunique AS unique, m.amname AS method,
         ${server.major >= 15 ? 'i.indnullsnotdistinct' : 'false'} AS "nullsNotDistinct",
         pg_get_expr(i.indpred, i.indrelid) AS predicate,
         (SELECT description FROM pg_description
           WHERE objoid = c.oid AND classoid = 'pg_class'::regclass AND objsubid = 0) AS comment,
         i.indnkeyatts AS "keyCount",
         keys.columns, keys.options, keys.collations, keys."operatorClasses",
         CASE WHEN i.indexprs IS NOT NULL THEN ARRAY(
           SELECT pg_get_indexdef(i.indexrelid, position, false)
             FROM generate_series(1, i.indnkeyatts) AS position)
         END AS expressions
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_am m ON m.oid = c.relam
   CROSS JOIN LATERAL (
           SELECT array_agg(a.attname::text ORDER BY k.position) AS columns,
                  array_agg(k.flags ORDER BY k.position) AS options,
                  array_agg(
                    CASE WHEN k.collation_id <> COALESCE(a.attcollation, ${defaultCollation})
                         THEN (SELECT collname::text FROM pg_collation WHERE oid = k.collation_id)
                    END ORDER BY k.position) AS collations,
                  array_agg(
                    (SELECT opcname::text FROM pg_opclass WHERE oid = k.class_id AND NOT opcdefault)
                    ORDER BY k.position) AS "operatorClasses"
             FROM unnest(i.indkey::int2[], i.indoption::int2[],
                         i.indcollation::oid[], i.indclass::oid[])
                  WITH ORDINALITY AS k (number, flags, collation_id, class_id, position)
             LEFT JOIN pg_attribute a
               ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number <> 0) AS keys
   WHERE n.nspname = ANY ($1::name[])
     AND NOT t.relispartition
     AND NOT EXISTS (
           SELECT FROM pg_constraint k
            WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
   ORDER BY i.indrelid, c.relname`;

/** The indexes of tables and materialized views that are not part of a constraint, by name. */
export async function readIndexes(
  db: Queryable,
  schemas: readonly string[],
  server: Server,
): Promise<readonly CatalogIndex[]> {
  const rows = await rowsOf<Row>(db, query(server), [schemas]);
  return rows.map((row) => ({ tableId: row.tableId, index: toIndex(row) }));
}

function toIndex(row: Row): Index {
  return {
    name: row.name,
    keys: row.columns.slice(0, row.keyCount).map((_, position) => toKey(row, position)),
    unique: row.unique,
    where: row.predicate === null ? null : catalogExpression(row.predicate),
    method: row.method === 'btree' ? null : row.method,
    include: row.columns.slice(row.keyCount).filter((name) => name !== null),
    nullsNotDistinct: row.nullsNotDistinct,
    parser: null,
    comment: row.comment,
    declaredAsConstraint: false,
  };
}

function toKey(row: Row, position: number): IndexKey {
  const column = row.columns[position] ?? null;
  const option = row.options[position] ?? 0;
  const descending = (option & 1) !== 0;
  return {
    kind: column === null ? 'expression' : 'column',
    value: column ?? catalogExpression(row.expressions?.[position] ?? ''),
    descending,
    nulls: toNulls(descending, (option & 2) !== 0),
    collation: row.collations[position] ?? null,
    operatorClass: row.operatorClasses[position] ?? null,
    length: null,
  };
}

/** NULLs come last, or first where the order is descending, unless an index says otherwise. */
function toNulls(descending: boolean, first: boolean): IndexKey['nulls'] {
  if (descending === first) return null;
  return first ? 'first' : 'last';
}
