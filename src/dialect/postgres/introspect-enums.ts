import type { EnumType } from '../../schema/enum-type.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import type { Server } from './server.ts';

/** An enumerated type of any schema, with what columns know it by. */
export interface CatalogEnum extends EnumType {
  readonly id: number;
  /** Of the type `name[]`. */
  readonly arrayId: number;
  /** False for what an extension brought along. */
  readonly isOwn: boolean;
}

interface Row extends Omit<CatalogEnum, 'schema'> {
  readonly schema: string;
}

const query = `
  SELECT t.oid AS id, t.typarray AS "arrayId", n.nspname AS schema, t.typname AS name,
         array_agg(e.enumlabel::text ORDER BY e.enumsortorder)
           FILTER (WHERE e.enumlabel IS NOT NULL) AS values,
         NOT EXISTS (
           SELECT FROM pg_depend d
            WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e') AS "isOwn"
    FROM pg_type t
    JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_enum e ON e.enumtypid = t.oid
   WHERE t.typtype = 'e'
   GROUP BY t.oid, t.typarray, n.nspname, t.typname
   ORDER BY n.nspname, t.typname`;

/** Every enumerated type of the database, by schema and name: a column may use one of any schema. */
export async function readEnums(db: Queryable, server: Server): Promise<readonly CatalogEnum[]> {
  const rows = await rowsOf<Row>(db, query);
  return rows.map((row) => ({
    ...row,
    schema: row.schema === server.defaultSchema ? null : row.schema,
    // A type without values is allowed, and has none to aggregate.
    values: row.values ?? [],
  }));
}
