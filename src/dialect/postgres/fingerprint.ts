import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import type { Server } from './server.ts';

/**
 * What a database holds, straight from its catalog, as sorted lines: a fixed number of queries that
 * share nothing with the introspection, so that what that cannot see still counts. The order of
 * columns does not; `leaveOut` are tables that take no part.
 */
export async function fingerprint(
  db: Queryable,
  leaveOut: readonly TableName[],
  { defaultSchema }: Pick<Server, 'defaultSchema'>,
): Promise<readonly string[]> {
  const ignored = new Set(leaveOut.map(({ schema, name }) => `${schema ?? defaultSchema}.${name}`));
  const lines: string[] = [];
  for (const query of queries) {
    for (const { owner, line } of await rowsOf<Line>(db, query)) {
      if (owner === null || !ignored.has(owner)) lines.push(line);
    }
  }
  return lines.toSorted();
}

interface Line {
  /** The table that it belongs to; null for what stands on its own. */
  readonly owner: string | null;
  readonly line: string;
}

const ours = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

const owner = "n.nspname || '.' || c.relname AS owner";

const columns = `
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE ${ours}
     AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
     AND a.attnum > 0
     AND NOT a.attisdropped`;

const queries: readonly string[] = [
  `SELECT ${owner}, concat_ws(' ', 'column', c.oid::regclass || '.' || a.attname,
            format_type(a.atttypid, a.atttypmod),
            'default ' || pg_get_expr(d.adbin, d.adrelid),
            'identity ' || nullif(a.attidentity::text, ''),
            'generated ' || nullif(a.attgenerated::text, ''),
            'collation ' || nullif(a.attcollation, t.typcollation)::regcollation::text,
            'rights ' || a.attacl::text,
            'comment ' || col_description(c.oid, a.attnum)) AS line ${columns}`,
  `SELECT ${owner}, concat_ws(' ', 'column', c.oid::regclass || '.' || a.attname, 'not null') AS line
   ${columns} AND a.attnotnull`,
  `SELECT ${owner}, concat_ws(' ', CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
                                                  WHEN 'S' THEN 'sequence' ELSE 'table' END,
            c.oid::regclass,
            'with ' || c.reloptions::text,
            'rights ' || c.relacl::text,
            CASE WHEN c.relpersistence <> 'p' THEN 'unlogged' END,
            CASE WHEN c.relrowsecurity THEN 'row-level security' END,
            CASE WHEN c.relforcerowsecurity THEN 'forced' END,
            'comment ' || obj_description(c.oid, 'pg_class'),
            CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END) AS line
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')`,
  // PostgreSQL 18 counts NOT NULL, which is told of columns, among the constraints.
  `SELECT ${owner}, concat_ws(' ', 'constraint', quote_ident(k.conname), 'on', c.oid::regclass, pg_get_constraintdef(k.oid),
            'comment ' || obj_description(k.oid, 'pg_constraint')) AS line
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND k.contype <> 'n'`,
  `SELECT ${owner}, concat_ws(' ', 'index', quote_ident(x.relname), 'on', c.oid::regclass,
            regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX .* USING', '\\1USING'),
            CASE WHEN NOT i.indisvalid THEN 'invalid' END,
            'comment ' || obj_description(x.oid, 'pg_class')) AS line
     FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
     JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours}`,
  `SELECT ${owner}, concat_ws(' ', 'sequence', c.oid::regclass, 'is', s.seqtypid::regtype, 'start', s.seqstart, 'by', s.seqincrement,
            'from', s.seqmin, 'to', s.seqmax, 'cache', s.seqcache, CASE WHEN s.seqcycle THEN 'cycle' END) AS line
     FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours}`,
  `SELECT ${owner}, 'trigger ' || pg_get_triggerdef(g.oid) AS line
     FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND NOT g.tgisinternal`,
  `SELECT ${owner}, concat_ws(' ', 'policy', quote_ident(p.polname), 'on', c.oid::regclass, p.polcmd, p.polpermissive, p.polroles::regrole[],
            pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS line
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours}`,
  `SELECT ${owner}, 'rule ' || pg_get_ruledef(r.oid) AS line
     FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND r.rulename <> '_RETURN'`,
  `SELECT ${owner}, concat_ws(' ', 'table', c.oid::regclass, 'inherits', h.inhparent::regclass,
            pg_get_expr(c.relpartbound, c.oid)) AS line
     FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND c.relkind IN ('r', 'p', 'f')`,
  `SELECT NULL AS owner, concat_ws(' ', 'type', t.oid::regtype, t.typtype,
            (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
            CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
            CASE WHEN t.typnotnull THEN 'not null' END,
            (SELECT string_agg(pg_get_constraintdef(k.oid), ' ' ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid),
            'default ' || t.typdefault,
            'comment ' || obj_description(t.oid, 'pg_type')) AS line
     FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE ${ours} AND t.typtype IN ('e', 'd', 'r')`,
  `SELECT NULL AS owner, concat_ws(' ', 'routine', p.oid::regprocedure, md5(pg_get_functiondef(p.oid))) AS line
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE ${ours} AND p.prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')`,
  `SELECT NULL AS owner, 'schema ' || quote_ident(n.nspname) AS line FROM pg_namespace n WHERE ${ours}`,
  `SELECT NULL AS owner, 'extension ' || extname AS line FROM pg_extension`,
];
