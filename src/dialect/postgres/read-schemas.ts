import { rowsOf, type Queryable } from '../queryable.ts';
import type { Server } from './server.ts';

const query = `
  SELECT nspname AS name
    FROM pg_namespace
   WHERE nspname <> $1
     -- The catalogs, TOAST tables and temporary tables of sessions.
     AND nspname !~ '^pg_'
     AND nspname <> 'information_schema'
     AND has_schema_privilege(oid, 'USAGE')
   ORDER BY nspname`;

/** The schemas beside the default one that the user may look into. */
export async function readSchemas(
  db: Queryable,
  { defaultSchema }: Server,
): Promise<readonly string[]> {
  const rows = await rowsOf<{ readonly name: string }>(db, query, [defaultSchema]);
  return rows.map(({ name }) => name);
}
