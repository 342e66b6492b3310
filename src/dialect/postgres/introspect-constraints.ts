import type { Constraint, Deferrability, ReferentialAction } from '../../schema/constraint.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { catalogExpression, withLastingArrays } from './catalog-expression.ts';
import type { Server } from './server.ts';

/** A constraint, and the table it is on. */
export interface CatalogConstraint {
  readonly tableId: number;
  readonly constraint: Constraint;
}

interface Row {
  readonly tableId: number;
  readonly name: string;
  readonly kind: 'p' | 'u' | 'f' | 'c' | 'x';
  readonly deferrable: boolean;
  readonly deferred: boolean;
  readonly nullsNotDistinct: boolean | null;
  /** Null for a check that names no column. */
  readonly columns: readonly string[] | null;
  readonly referencedSchema: string;
  readonly referencedTable: string;
  readonly referencedColumns: readonly string[] | null;
  readonly onUpdate: keyof typeof actions;
  readonly onDelete: keyof typeof actions;
  readonly expression: string | null;
  readonly beyond: string | null;
  readonly matchesFully: boolean;
}

/** `pg_constraint.confdeltype`: https://www.postgresql.org/docs/current/catalog-pg-constraint.html */
const actions = {
  a: 'NO ACTION',
  r: 'RESTRICT',
  c: 'CASCADE',
  n: 'SET NULL',
  d: 'SET DEFAULT',
  ' ': 'NO ACTION',
} as const satisfies Readonly<Record<string, ReferentialAction>>;

// conparentid is set on what the server made for the partitions of a referenced table.
const query = (server: Server): string => `
  SELECT k.conrelid AS "tableId", k.conname AS name, k.contype AS kind,
         k.condeferrable AS deferrable, k.condeferred AS deferred,
         ${server.major >= 15 ? 'i.indnullsnotdistinct' : 'false'} AS "nullsNotDistinct",
         ${columnNames('k.conrelid', 'k.conkey')} AS columns,
         rn.nspname AS "referencedSchema", r.relname AS "referencedTable",
         ${columnNames('k.confrelid', 'k.confkey')} AS "referencedColumns",
         k.confupdtype AS "onUpdate", k.confdeltype AS "onDelete",
         CASE k.contype
           WHEN 'c' THEN pg_get_expr(k.conbin, k.conrelid)
           WHEN 'x' THEN pg_get_constraintdef(k.oid)
         END AS expression,
         nullif(concat_ws(' ',
           CASE WHEN k.confmatchtype = 'f' THEN 'MATCH FULL' END,
           CASE WHEN k.connoinherit AND k.contype = 'c' THEN 'NO INHERIT' END,
           CASE WHEN NOT k.convalidated THEN 'NOT VALID' END), '') AS beyond,
         k.confmatchtype = 'f' AS "matchesFully"
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype = 'u'
    LEFT JOIN pg_class r ON r.oid = k.confrelid
    LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
   WHERE n.nspname = ANY ($1::name[])
     AND NOT c.relispartition
     AND k.contype IN ('p', 'u', 'f', 'c', 'x')
     AND k.conparentid = 0
   ORDER BY k.conrelid, k.conname`;

function columnNames(table: string, numbers: string): string {
  return `(
           SELECT array_agg(a.attname::text ORDER BY p.position)
             FROM unnest(${numbers}) WITH ORDINALITY AS p (number, position)
             JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = p.number)`;
}

/** The constraints of the tables of some schemas, by name. */
export async function readConstraints(
  db: Queryable,
  schemas: readonly string[],
  server: Server,
): Promise<readonly CatalogConstraint[]> {
  const rows = await rowsOf<Row>(db, query(server), [schemas]);
  return rows.map((row) => ({ tableId: row.tableId, constraint: toConstraint(row, server) }));
}

function toConstraint(row: Row, server: Server): Constraint {
  const { name, expression } = row;
  const columns = row.columns ?? [];
  const deferrable = toDeferrability(row);
  const beyond = row.beyond === null ? {} : { beyond: row.beyond };
  switch (row.kind) {
    case 'p':
      return { kind: 'primaryKey', name, columns };
    case 'u':
      return {
        kind: 'unique',
        name,
        columns,
        deferrable,
        nullsNotDistinct: row.nullsNotDistinct ?? false,
      };
    case 'c':
      return { kind: 'check', name, expression: catalogExpression(expression ?? ''), ...beyond };
    case 'x':
      return {
        kind: 'exclusion',
        name,
        expression: exclusionExpression(expression ?? ''),
        deferrable,
      };
    case 'f':
      return {
        kind: 'foreignKey',
        name,
        columns,
        referencedTable: {
          schema: row.referencedSchema === server.defaultSchema ? null : row.referencedSchema,
          name: row.referencedTable,
        },
        referencedColumns: row.referencedColumns ?? [],
        onDelete: actions[row.onDelete],
        onUpdate: actions[row.onUpdate],
        deferrable,
        ...(row.matchesFully && { match: 'FULL' }),
        ...beyond,
      };
  }
}

function toDeferrability({ deferrable, deferred }: Row): Deferrability | null {
  if (!deferrable) return null;
  return deferred ? 'INITIALLY DEFERRED' : 'INITIALLY IMMEDIATE';
}

/** What `pg_get_constraintdef` says of an exclusion constraint, without `EXCLUDE` and `DEFERRABLE …`. */
export function exclusionExpression(definition: string): string {
  return withLastingArrays(definition)
    .replace(/^EXCLUDE /, '')
    .replace(/ DEFERRABLE(?: INITIALLY DEFERRED)?$/, '');
}
