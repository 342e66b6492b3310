import type { EnumType } from '../../schema/enum-type.ts';
import { quoteText } from '../literal.ts';
import { rowsOf } from '../queryable.ts';
import { withLastingArrays } from './catalog-expression.ts';
import type { Context } from './context.ts';
import { createEnum } from './create-enum.ts';
import { dependentQuery } from './dependents.ts';
import { cutName } from './normalize-type.ts';
import { quoteTable, quoting } from './quoting.ts';

/**
 * Makes a type anew and takes over the columns that have it. What names it (partial indexes, checks,
 * foreign keys, views, generated columns, triggers, policies) is dropped before and made again after; a
 * default that is no value any more is not set again.
 */
export async function recreateEnum(
  from: EnumType,
  to: EnumType,
  context: Context,
): Promise<readonly string[]> {
  const old = { ...to, name: cutName(`${to.name}_old`, context.server) };
  const query = dependantStatements(context.db === null ? to : from, from, to);
  const around = {
    before: [
      `ALTER TYPE ${quoteTable(to)} RENAME TO ${quoting.identifier(old.name)}`,
      createEnum(to),
    ],
    after: [`DROP TYPE ${quoteTable(old)}`],
  };
  if (context.db === null) return [asBlock(query, around)];
  const rows = await rowsOf<{ statement: string }>(context.db, query);
  return [
    ...around.before,
    ...rows.map(({ statement }) => withLastingArrays(statement)),
    ...around.after,
  ];
}

interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Offline nobody knows what uses the type: the server finds out when the script runs. */
function asBlock(query: string, { before, after }: Around): string {
  const execute = (text: string): string => `  EXECUTE ${quoteText(text)};`;
  return [
    'DO $limbeck$',
    'DECLARE',
    `  dependants text[] := ARRAY(SELECT statement FROM (${query}) AS dependant);`,
    '  dependant text;',
    'BEGIN',
    ...before.map(execute),
    '  FOREACH dependant IN ARRAY dependants LOOP',
    '    EXECUTE dependant;',
    '  END LOOP;',
    ...after.map(execute),
    'END $limbeck$',
  ].join('\n');
}

/** A query for the statements between the old type and the one of the same name. */
function dependantStatements(current: EnumType, from: EnumType, to: EnumType): string {
  const removed = from.values.filter((value) => !to.values.includes(value)).map(quoteText);
  const target = quoteText(quoteTable(to));
  const type = `${quoteText(quoteTable(current))}::regtype`;
  return `
  WITH enum AS (
    SELECT oid, typarray FROM pg_type WHERE oid = ${type}
  ), part AS (
    SELECT DISTINCT d.classid, d.objid
      FROM pg_depend d
      JOIN enum e ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (e.oid, e.typarray)
     WHERE d.classid IN ('pg_class'::regclass, 'pg_constraint'::regclass)
  ), "check" AS (
    SELECT format('ALTER TABLE %s', k.conrelid::regclass) AS "table", quote_ident(k.conname) AS name,
           pg_get_constraintdef(k.oid) AS definition
      FROM part p
      JOIN pg_constraint k ON p.classid = 'pg_constraint'::regclass AND k.oid = p.objid
     WHERE k.conrelid <> 0 AND ${isOfPlainColumns('p')}
  ), "index" AS (
    SELECT i.indexrelid::regclass AS name, pg_get_indexdef(i.indexrelid) AS definition
      FROM part p
      JOIN pg_index i ON p.classid = 'pg_class'::regclass AND i.indexrelid = p.objid
     WHERE ${isOfPlainColumns('p')}
  ), "column" AS (
    SELECT a.attrelid::regclass AS "table", quote_ident(a.attname) AS name,
           CASE WHEN a.atttypid = e.typarray THEN '[]' ELSE '' END AS brackets,
           pg_get_expr(d.adbin, d.adrelid) AS "default",
           replace(substring(pg_get_expr(d.adbin, d.adrelid) FROM '^''((?:[^'']|'''')*)''::'),
                   '''''', '''') AS literal
      FROM enum e
      JOIN pg_attribute a ON a.atttypid IN (e.oid, e.typarray)
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE NOT a.attisdropped AND a.attinhcount = 0 AND a.attgenerated = ''
  ), "key" AS (
    SELECT DISTINCT format('ALTER TABLE %s', k.conrelid::regclass) AS "table",
           quote_ident(k.conname) AS name, pg_get_constraintdef(k.oid) AS definition
      FROM enum e
      JOIN pg_attribute a ON a.atttypid IN (e.oid, e.typarray)
      JOIN pg_constraint k
        ON k.contype = 'f' AND k.conparentid = 0
       AND (k.conrelid = a.attrelid AND a.attnum = ANY (k.conkey)
         OR k.confrelid = a.attrelid AND a.attnum = ANY (k.confkey))
  ), other AS (${dependentQuery(usesOf(type))}
  )
  SELECT statement
    FROM (
      SELECT 10 * step AS step, position, statement FROM other
       UNION ALL
      SELECT 1, 0, format('%s DROP CONSTRAINT %s', "table", name) FROM "key"
       UNION ALL
      SELECT 1, 0, format('%s DROP CONSTRAINT %s', "table", name) FROM "check"
       UNION ALL
      SELECT 2, 0, format('DROP INDEX %s', name) FROM "index"
       UNION ALL
      SELECT 3, 0, concat(
               format('ALTER TABLE %s ', "table"),
               CASE WHEN "default" IS NOT NULL THEN format('ALTER COLUMN %s DROP DEFAULT, ', name) END,
               format('ALTER COLUMN %1$s TYPE %2$s%3$s USING %1$s::text%3$s::%2$s%3$s', name, ${target}, brackets),
               CASE WHEN "default" IS NOT NULL
                     AND NOT COALESCE(
                           CASE brackets WHEN '' THEN ARRAY[literal] ELSE literal::text[] END
                             && ARRAY[${removed.join(', ')}]::text[], false)
                    THEN format(', ALTER COLUMN %s SET DEFAULT %s', name, "default") END)
        FROM "column"
       UNION ALL
      SELECT 4, 0, definition FROM "index"
       UNION ALL
      SELECT 5, 0, format('%s ADD CONSTRAINT %s %s', "table", name, definition) FROM "check"
       UNION ALL
      SELECT 6, 0, format('%s ADD CONSTRAINT %s %s', "table", name, definition) FROM "key"
    ) AS step
   ORDER BY step, position, statement`;
}

/** What is on a generated column comes and goes with it. */
function isOfPlainColumns(part: string): string {
  return `NOT EXISTS (
             SELECT FROM pg_depend d
               JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
              WHERE d.classid = ${part}.classid AND d.objid = ${part}.objid
                AND d.refclassid = 'pg_class'::regclass AND a.attgenerated <> '')`;
}

/** What a view or the like that has to do with a type depends on: its columns in tables, or the type itself. */
function usesOf(type: string): string {
  return `
    SELECT 'pg_class'::regclass AS class, a.attrelid AS id, a.attnum::integer AS number
      FROM pg_type t
      JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray)
     WHERE t.oid = ${type}
     UNION ALL
    SELECT 'pg_type'::regclass, unnest(ARRAY[oid, typarray]), 0
      FROM pg_type
     WHERE oid = ${type}`;
}
