import { rowsOf, type Queryable } from '../queryable.ts';
import type { ScratchDatabases } from '../scratch-databases.ts';
import { quoting } from './quoting.ts';

/** Databases of PostgreSQL. */
export const scratch: ScratchDatabases = {
  schemes: ['postgres:', 'postgresql:'],
  grant: 'ALTER ROLE … CREATEDB',
  everywhere: 'postgres',
  async create(db, name) {
    await db.query(`CREATE DATABASE ${quoting.identifier(name)}${await likeness(db)}`);
  },
  async drop(db, name) {
    // DROP DATABASE … WITH (FORCE) is there since version 13.
    await db.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      name,
    ]);
    await db.query(`DROP DATABASE IF EXISTS ${quoting.identifier(name)}`);
  },
  async clear(db) {
    for (const query of [dropSchemas, dropRelations, dropTypes, dropRoutines]) {
      const statements = await rowsOf<{ readonly statement: string }>(db, query);
      for (const { statement } of statements) await db.query(statement);
    }
  },
  async endOthers(db) {
    await db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
  },
  // A connection sees one database.
  reachesInto: () => null,
};

interface Likeness {
  readonly same: boolean;
  readonly encoding: string;
  readonly collate: string;
  readonly ctype: string;
}

/**
 * The clauses that give a database the encoding and the collation of the present one. Where the usual
 * template has them, it is used as it is: it may hold extensions that a user cannot create.
 */
async function likeness(db: Queryable): Promise<string> {
  const [row] = await rowsOf<Likeness>(
    db,
    `SELECT d.encoding = t.encoding AND d.datcollate = t.datcollate AND d.datctype = t.datctype AS same,
            pg_encoding_to_char(d.encoding) AS encoding,
            d.datcollate AS collate,
            d.datctype AS ctype
       FROM pg_database d
       JOIN pg_database t ON t.datname = 'template1'
      WHERE d.datname = current_database()`,
  );
  if (row === undefined || row.same) return '';
  const { encoding, collate, ctype } = row;
  const [encodingText, collateText, ctypeText] = [encoding, collate, ctype].map(quoting.literal);
  return ` TEMPLATE template0 ENCODING ${encodingText} LC_COLLATE ${collateText} LC_CTYPE ${ctypeText}`;
}

/** What belongs to an extension goes with that, and stays with it. */
const notOfExtension = (catalog: string): string =>
  `NOT EXISTS (SELECT FROM pg_depend e
                WHERE e.classid = '${catalog}'::regclass AND e.objid = o.oid AND e.deptype = 'e')`;

const dropSchemas = `
  SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', o.nspname) AS statement
    FROM pg_namespace o
   WHERE o.nspname !~ '^pg_'
     AND o.nspname NOT IN ('information_schema', 'public')
     AND ${notOfExtension('pg_namespace')}`;

const dropRelations = `
  SELECT format('DROP %s IF EXISTS %I.%I CASCADE',
                CASE o.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                               WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
                n.nspname, o.relname) AS statement
    FROM pg_class o
    JOIN pg_namespace n ON n.oid = o.relnamespace
   WHERE n.nspname = 'public'
     AND o.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
     AND ${notOfExtension('pg_class')}`;

// Composite types that are no tables have the kind 'c' of their own.
const dropTypes = `
  SELECT format('DROP TYPE IF EXISTS %I.%I CASCADE', n.nspname, o.typname) AS statement
    FROM pg_type o
    JOIN pg_namespace n ON n.oid = o.typnamespace
    LEFT JOIN pg_class c ON c.oid = o.typrelid
   WHERE n.nspname = 'public'
     AND (o.typtype IN ('e', 'd', 'r') OR c.relkind = 'c')
     AND ${notOfExtension('pg_type')}`;

const dropRoutines = `
  SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', o.oid::regprocedure) AS statement
    FROM pg_proc o
    JOIN pg_namespace n ON n.oid = o.pronamespace
   WHERE n.nspname = 'public'
     AND ${notOfExtension('pg_proc')}`;
