import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { dependentViewQuery, readDetour, type Detour } from './dependent-views.ts';
import { quoteTable } from './quoting.ts';

/**
 * A query for the statements that take out of the way, and put back, what keeps PostgreSQL from
 * changing a type: views, generated columns with all that goes with them, triggers, rules and
 * policies. Steps and `target` as for {@link dependentViewQuery}; `kept` is a query for generated
 * columns (`relation`, `number`) that are left to the caller. A generated column comes back as the last
 * one of its table.
 */
export function dependentQuery(
  target: string,
  kept = 'SELECT 0::oid AS relation, 0 AS number',
): string {
  return `
  WITH altered AS (${target}
  ), kept AS (${kept}
  ), dependent AS (
    SELECT DISTINCT d.classid AS class, d.objid AS id, d.objsubid AS number
      FROM pg_depend d
      JOIN altered t
        ON d.refclassid = t.class AND d.refobjid = t.id AND (d.refobjsubid = t.number OR t.number = 0)
     WHERE NOT EXISTS (
           SELECT FROM pg_attrdef f
            WHERE d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
              AND f.adrelid = d.refobjid AND f.adnum = d.refobjsubid)
  ), generated AS (
    SELECT DISTINCT a.attrelid AS relation, a.attnum AS number, a.attrelid::regclass AS "table",
           quote_ident(a.attname) AS name, ${columnText} AS definition
      FROM dependent p
      LEFT JOIN pg_attrdef f ON p.class = 'pg_attrdef'::regclass AND f.oid = p.id
      JOIN pg_attribute a
        ON a.attrelid = COALESCE(f.adrelid, p.id)
       -- Before version 15 the column itself depends, rather than its expression.
       AND a.attnum = CASE WHEN p.class = 'pg_class'::regclass THEN p.number ELSE f.adnum END
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_collation o ON o.oid = a.attcollation AND a.attcollation <> t.typcollation
      JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attgenerated <> '' AND NOT a.attisdropped
       AND p.class IN ('pg_attrdef'::regclass, 'pg_class'::regclass)
  ), replaced AS (
    SELECT * FROM generated WHERE (relation, number) NOT IN (SELECT relation, number FROM kept)
  ), part AS (
    SELECT DISTINCT d.classid AS class, d.objid AS id, g."table", g.relation
      FROM replaced g
      JOIN pg_depend d
        ON d.refclassid = 'pg_class'::regclass
       AND d.refobjid = g.relation AND d.refobjsubid = g.number
  )
  SELECT step, position, statement
    FROM (${dependentViewQuery(`
      SELECT class, id, number::integer FROM altered
       UNION
      SELECT 'pg_class'::regclass, relation, number FROM generated`)}) AS view
   UNION ALL
  SELECT 0, 1, format('ALTER TABLE %s DROP COLUMN %s', "table", name) FROM replaced
   UNION ALL
  SELECT 1, -1, format('ALTER TABLE %s ADD COLUMN %s', "table", definition) FROM replaced
   UNION ALL
  SELECT 1, 0, format('ALTER TABLE %s ADD CONSTRAINT %I %s', p."table", k.conname, pg_get_constraintdef(k.oid))
    FROM part p
    JOIN pg_constraint k
      ON p.class = 'pg_constraint'::regclass AND k.oid = p.id AND k.conrelid = p.relation
   UNION ALL
  SELECT 1, 0, pg_get_indexdef(p.id)
    FROM part p
    JOIN pg_index i ON p.class = 'pg_class'::regclass AND i.indexrelid = p.id
   UNION ALL
  SELECT 1, 0, format('COMMENT ON COLUMN %s.%s IS %L', g."table", g.name, s.description)
    FROM replaced g
    JOIN pg_description s
      ON s.classoid = 'pg_class'::regclass AND s.objoid = g.relation AND s.objsubid = g.number
   UNION ALL (${ruleSteps})
   UNION ALL (${triggerSteps})
   UNION ALL (${policySteps})`;
}

const columnText = `concat(
             quote_ident(a.attname), ' ', format_type(a.atttypid, a.atttypmod),
             ' COLLATE ' || o.oid::regcollation::text,
             format(' GENERATED ALWAYS AS (%s) %s', pg_get_expr(d.adbin, d.adrelid),
                    CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END),
             CASE WHEN a.attnotnull THEN ' NOT NULL' END)`;

/** Of rules, the one that makes a view is the view's own. */
const ruleSteps = `
  WITH rule AS (
    SELECT r.oid, quote_ident(r.rulename) AS name, r.ev_class::regclass AS "table"
      FROM dependent p
      JOIN pg_rewrite r ON p.class = 'pg_rewrite'::regclass AND r.oid = p.id
     WHERE r.rulename <> '_RETURN'
  )
  SELECT 0, 0, format('DROP RULE %s ON %s', name, "table") FROM rule
   UNION ALL
  SELECT 3, 0, rtrim(pg_get_ruledef(oid), ';') FROM rule`;

const triggerSteps = `
  WITH trigger AS (
    SELECT t.oid, quote_ident(t.tgname) AS name, t.tgrelid::regclass AS "table", t.tgenabled AS state
      FROM dependent p
      JOIN pg_trigger t ON p.class = 'pg_trigger'::regclass AND t.oid = p.id
     WHERE NOT t.tgisinternal
  )
  SELECT 0, 0, format('DROP TRIGGER %s ON %s', name, "table") FROM trigger
   UNION ALL
  SELECT 3, 0, pg_get_triggerdef(oid) FROM trigger
   UNION ALL
  SELECT 3, 1, format('ALTER TABLE %s %s TRIGGER %s', "table",
                      CASE state WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                                 ELSE 'ENABLE ALWAYS' END, name)
    FROM trigger
   WHERE state <> 'O'`;

const policySteps = `
  WITH policy AS (
    SELECT quote_ident(y.polname) AS name, y.polrelid::regclass AS "table",
           CASE WHEN y.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END AS kind,
           CASE y.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                         WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
           (SELECT string_agg(CASE role WHEN 0 THEN 'PUBLIC' ELSE role::regrole::text END, ', ')
              FROM unnest(y.polroles) AS role) AS roles,
           pg_get_expr(y.polqual, y.polrelid) AS condition,
           pg_get_expr(y.polwithcheck, y.polrelid) AS "check"
      FROM dependent p
      JOIN pg_policy y ON p.class = 'pg_policy'::regclass AND y.oid = p.id
  )
  SELECT 0, 0, format('DROP POLICY %s ON %s', name, "table") FROM policy
   UNION ALL
  SELECT 3, 0, concat(
           format('CREATE POLICY %s ON %s AS %s FOR %s TO %s', name, "table", kind, command, roles),
           ' USING (' || condition || ')', ' WITH CHECK (' || "check" || ')')
    FROM policy`;

/** The way around what looks at columns of a table. `kept` are generated columns that the caller sees to. */
export async function detourAroundColumns(
  db: Queryable,
  table: TableName,
  columns: readonly string[],
  kept: readonly string[],
): Promise<Detour> {
  const attributes = (names: string): string => `
    FROM pg_attribute
   WHERE attrelid = to_regclass($1) AND attname = ANY (${names}::name[])`;
  const query = dependentQuery(
    `SELECT 'pg_class'::regclass AS class, attrelid AS id, attnum AS number ${attributes('$2')}`,
    `SELECT attrelid AS relation, attnum AS number ${attributes('$3')}`,
  );
  return readDetour(db, query, [quoteTable(table), columns, kept]);
}

const generatedQuery = `
  SELECT DISTINCT g.attname AS name
    FROM pg_attribute a
    JOIN pg_depend d
      ON d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    JOIN pg_attribute g
      ON g.attrelid = a.attrelid AND g.attgenerated <> '' AND g.attnum <> a.attnum
     AND g.attnum = CASE WHEN d.classid = 'pg_class'::regclass THEN d.objsubid ELSE f.adnum END
   WHERE a.attrelid = to_regclass($1) AND a.attname = ANY ($2::name[])`;

/** The generated columns that are computed from some columns of their table. */
export async function generatedFrom(
  db: Queryable,
  table: TableName,
  columns: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ name: string }>(db, generatedQuery, [quoteTable(table), columns]);
  return new Set(rows.map(({ name }) => name));
}
