import type { TableName } from '../../schema/table-name.ts';
import type { Keepsakes } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { quoteTable } from './quoting.ts';

/**
 * The SELECTs for what is lost with a view: triggers, comment and the rights of others, as
 * `step`, `position` and `statement`. They read views from `view`: `id`, `name`, `kind`, `depth`,
 * `relacl` and `relowner`.
 */
export const viewKeepsakes = `
  SELECT 2 AS step, depth AS position, pg_get_triggerdef(t.oid) AS statement
    FROM view
    JOIN pg_trigger t ON t.tgrelid = id AND NOT t.tgisinternal
   UNION ALL
  SELECT 2, depth, format('COMMENT ON %s %s IS %L', kind, name, d.description)
    FROM view
    JOIN pg_description d
      ON d.objoid = id AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
   UNION ALL
  SELECT 2, depth,
         format('GRANT %s ON %s TO %s%s', a.privilege_type, name,
                CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
                CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
    FROM view
   CROSS JOIN aclexplode(relacl) AS a
   WHERE a.grantee <> relowner`;

const query = `
  WITH view AS (
    SELECT oid AS id, oid::regclass AS name, 0 AS depth, relacl, relowner, reloptions,
           CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END AS kind
      FROM pg_class
     WHERE oid = to_regclass($1) AND relkind IN ('v', 'm')
  )
  SELECT kind, statement
    FROM view
    JOIN (${viewKeepsakes}
           UNION ALL
          SELECT 1, depth,
                 format('ALTER %s %s SET (%s)', kind, name, array_to_string(reloptions, ', '))
            FROM view
           WHERE reloptions IS NOT NULL) AS keepsake ON true
   ORDER BY step, position, statement`;

/** Options, triggers, comment and rights of a view; only one of its own kind can have them again. */
export async function readViewKeepsakes(
  db: Queryable,
  view: TableName,
): Promise<Keepsakes['giveTo']> {
  const rows = await rowsOf<{ kind: string; statement: string }>(db, query, [quoteTable(view)]);
  return ({ materialized }) =>
    rows.filter(({ kind }) => materialized === (kind !== 'VIEW')).map(({ statement }) => statement);
}
