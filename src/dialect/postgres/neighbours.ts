import { rowsOf, type Queryable } from '../queryable.ts';
import type { Scope } from '../dialect.ts';
import type { Server } from './server.ts';

// A view leans on tables by its rule, a column on a sequence by its default.
const query = String.raw`
  SELECT DISTINCT n.nspname AS name
    FROM pg_depend d
    LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
    LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    JOIN pg_class c
      ON c.oid = COALESCE(w.ev_class, k.conrelid, f.adrelid,
                          CASE WHEN d.classid = 'pg_class'::regclass THEN d.objid END)
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_class r ON d.refclassid = 'pg_class'::regclass AND r.oid = d.refobjid
    LEFT JOIN pg_type t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid
    JOIN pg_namespace rn ON rn.oid = COALESCE(r.relnamespace, t.typnamespace)
   WHERE rn.nspname = ANY ($1::name[])
     AND n.nspname <> ALL ($1::name[])
     -- The server's own: what is stored apart for a table leans on the table.
     AND n.nspname NOT LIKE 'pg\_%'
     AND n.nspname <> 'information_schema'
   ORDER BY n.nspname`;

/** The schemas that hold a table or a view that leans on something in the default schema or in `scope`. */
export async function neighbours(
  db: Queryable,
  server: Server,
  { schemas }: Scope,
): Promise<readonly string[]> {
  const rows = await rowsOf<{ name: string }>(db, query, [[server.defaultSchema, ...schemas]]);
  return rows.map(({ name }) => name);
}
