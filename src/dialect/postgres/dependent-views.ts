import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { withLastingArrays } from './catalog-expression.ts';
import { quoteTable } from './quoting.ts';
import { viewKeepsakes } from './view-keepsakes.ts';

/** Statements around an alteration that PostgreSQL refuses while views look at what it alters. */
export interface Detour {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * A query for the statements that take views out of the way and put them back: `step` (0 before,
 * more after), `position` and `statement`. `target` is a query for what the views look at, directly
 * or through other views, as `pg_depend` names it: `class`, `id`, and `number` (0 for any column).
 * Views come back with indexes, triggers, comment and the rights of others; their owner is then
 * who alters.
 */
export function dependentViewQuery(target: string): string {
  return `
  WITH RECURSIVE target AS (${target}
  ), reference AS (
    SELECT DISTINCT d.refclassid AS class, d.refobjid AS id, d.refobjsubid AS number,
           r.ev_class AS view
      FROM pg_depend d
      JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
      JOIN pg_class c ON c.oid = r.ev_class AND c.relkind IN ('v', 'm')
     WHERE d.refobjid <> r.ev_class
  ), chain AS (
    SELECT r.view AS id, 1 AS depth
      FROM target t
      JOIN reference r
        ON r.class = t.class AND r.id = t.id AND (r.number = t.number OR t.number = 0)
     UNION
    SELECT r.view, c.depth + 1
      FROM chain c
      JOIN reference r ON r.class = 'pg_class'::regclass AND r.id = c.id
  ), view AS (
    SELECT c.oid AS id, c.oid::regclass AS name, max(depth) AS depth,
           CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END AS kind,
           COALESCE(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '') AS options,
           c.relacl, c.relowner
      FROM chain
      JOIN pg_class c ON c.oid = chain.id
     GROUP BY c.oid
  )
  SELECT 0 AS step, -depth AS position, format('DROP %s %s', kind, name) AS statement
    FROM view
   UNION ALL
  SELECT 1, depth,
         format('CREATE %s %s%s AS %s', kind, name, options, rtrim(pg_get_viewdef(id), ';'))
    FROM view
   UNION ALL
  SELECT 2, depth, pg_get_indexdef(i.indexrelid)
    FROM view
    JOIN pg_index i ON i.indrelid = id
   UNION ALL
${viewKeepsakes}`;
}

/** The way around the views that are built on a view. */
export async function detourAroundView(db: Queryable, view: TableName): Promise<Detour> {
  const target = `
    SELECT 'pg_class'::regclass AS class, to_regclass($1)::oid AS id, 0 AS number`;
  return readDetour(db, dependentViewQuery(target), [quoteTable(view)]);
}

/** The statements of a query like {@link dependentViewQuery}, in order. */
export async function readDetour(
  db: Queryable,
  query: string,
  parameters: unknown[],
): Promise<Detour> {
  const rows = await rowsOf<{ step: number; statement: string }>(
    db,
    `${query}
   ORDER BY step, position, statement`,
    parameters,
  );
  return {
    before: rows.filter(({ step }) => step === 0).map(({ statement }) => statement),
    after: rows.filter(({ step }) => step > 0).map(({ statement }) => withLastingArrays(statement)),
  };
}
