import { rowsOf, type Queryable } from '../queryable.ts';
import { withLastingArrays } from './catalog-expression.ts';

/** A table or a view as `pg_class` has it. */
export interface Relation {
  readonly id: number;
  readonly schema: string;
  readonly name: string;
  readonly kind: RelationKind;
  readonly comment: string | null;
  /** The query of a view; null for a table. */
  readonly definition: string | null;
  /** What of its making no migration can say. */
  readonly beyond: string | null;
  /** What is tied to it and no migration can make. */
  readonly fixtures: readonly string[];
}

type RelationKind = 'table' | 'view' | 'materialized view';

interface Row extends Omit<Relation, 'kind'> {
  readonly kind: keyof typeof kinds;
}

/** `pg_class.relkind`: https://www.postgresql.org/docs/current/catalog-pg-class.html */
const kinds = { r: 'table', p: 'table', v: 'view', m: 'materialized view' } as const;

// Partitions belong to their table, and what an extension brought along belongs to the extension.
const query = `
  SELECT c.oid AS id, n.nspname AS schema, c.relname AS name, c.relkind AS kind,
         (SELECT description FROM pg_description
           WHERE objoid = c.oid AND classoid = 'pg_class'::regclass AND objsubid = 0) AS comment,
         CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition,
         CASE WHEN c.relkind = 'p' THEN 'partitioned'
              WHEN EXISTS (SELECT FROM pg_inherits WHERE c.oid IN (inhrelid, inhparent))
              THEN 'inherited'
         END AS beyond,
         ARRAY(
           SELECT 'policy ' || polname FROM pg_policy WHERE polrelid = c.oid
            UNION ALL
           SELECT 'rule ' || rulename FROM pg_rewrite
            WHERE ev_class = c.oid AND rulename <> '_RETURN'
            UNION ALL
           SELECT 'row-level security' WHERE c.relrowsecurity
            ORDER BY 1) AS fixtures
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = ANY ($1::name[])
     AND c.relkind IN ('r', 'p', 'v', 'm')
     AND NOT c.relispartition
     AND NOT EXISTS (
           SELECT FROM pg_depend e
            WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
   ORDER BY n.nspname, c.relname`;

/** Tables and views of some schemas, by schema and name. */
export async function readRelations(
  db: Queryable,
  schemas: readonly string[],
): Promise<readonly Relation[]> {
  const rows = await rowsOf<Row>(db, query, [schemas]);
  return rows.map((row) => ({
    ...row,
    kind: kinds[row.kind],
    definition: row.definition === null ? null : trimDefinition(withLastingArrays(row.definition)),
  }));
}

/** The query of a view without the space before it and the semicolon after it. */
export function trimDefinition(definition: string): string {
  return definition.trim().replace(/\s*;$/, '');
}
