import type { Trigger } from '../../schema/table.ts';
import { rowsOf, type Queryable } from '../queryable.ts';

/** A trigger, and the table it is on. */
export interface CatalogTrigger extends Trigger {
  readonly tableId: number;
}

// Internal triggers are how foreign keys work.
const query = `
  SELECT t.tgrelid AS "tableId", t.tgname AS name, pg_get_triggerdef(t.oid, true) AS definition
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = ANY ($1::name[])
     AND NOT c.relispartition
     AND NOT t.tgisinternal
   ORDER BY t.tgrelid, t.tgname`;

/** The triggers of the tables of some schemas, by name. */
export async function readTriggers(
  db: Queryable,
  schemas: readonly string[],
): Promise<readonly CatalogTrigger[]> {
  return rowsOf<CatalogTrigger>(db, query, [schemas]);
}
