import { quoteText } from '../literal.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import type { Server } from './server.ts';
import type { Sequence } from '../../schema/sequence.ts';

/** A sequence, with what tells whether it belongs to a serial or an identity column. */
export interface CatalogSequence {
  readonly sequence: Sequence;
  /** Of the table that it goes with; null when it stands alone. */
  readonly tableId: number | null;
  /** The default that makes a serial column of the one it goes with. */
  readonly serialDefault: string;
  /** True for the sequence inside an identity column. */
  readonly isIdentity: boolean;
}

interface Row {
  readonly schema: string;
  readonly name: string;
  readonly path: string;
  readonly type: string;
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cache: string;
  readonly cycle: boolean;
  readonly dependency: 'a' | 'i' | null;
  readonly tableId: number | null;
  readonly tableSchema: string;
  readonly table: string;
  readonly column: string;
}

// pg_depend.deptype: 'a' for OWNED BY, 'i' for an identity column, 'e' for an extension's own.
const query = `
  SELECT n.nspname AS schema, c.relname AS name, c.oid::regclass::text AS path,
         format_type(s.seqtypid, NULL) AS type,
         s.seqstart::text AS start, s.seqincrement::text AS increment,
         s.seqmin::text AS minimum, s.seqmax::text AS maximum,
         s.seqcache::text AS cache, s.seqcycle AS cycle,
         d.deptype AS dependency, t.oid AS "tableId", tn.nspname AS "tableSchema",
         t.relname AS table, a.attname AS column
    FROM pg_sequence s
    JOIN pg_class c ON c.oid = s.seqrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_depend d
      ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
     AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    LEFT JOIN pg_class t ON t.oid = d.refobjid
    LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
   WHERE n.nspname = ANY ($1::name[])
     AND NOT EXISTS (
           SELECT FROM pg_depend e
            WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
   ORDER BY n.nspname, c.relname`;

/** All sequences of some schemas, those behind columns included, by schema and name. */
export async function readSequences(
  db: Queryable,
  schemas: readonly string[],
  server: Server,
): Promise<readonly CatalogSequence[]> {
  const rows = await rowsOf<Row>(db, query, [schemas]);
  return rows.map((row) => toSequence(row, server));
}

function toSequence(row: Row, { defaultSchema }: Server): CatalogSequence {
  const { name, type, start, increment, minimum, maximum, cache, cycle, tableId } = row;
  const schemaOf = (schema: string): string | null => (schema === defaultSchema ? null : schema);
  const table = { schema: schemaOf(row.tableSchema), name: row.table };
  const ownedBy = tableId === null ? null : { table, column: row.column };
  const range = { start, increment, minimum, maximum };
  return {
    sequence: { schema: schemaOf(row.schema), name, type, ...range, cache, cycle, ownedBy },
    tableId,
    serialDefault: `nextval(${quoteText(row.path)}::regclass)`,
    isIdentity: row.dependency === 'i',
  };
}
