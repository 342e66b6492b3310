import type { Column, GeneratedExpression } from '../../schema/column.ts';
import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { clause, statement, type Step } from './alter-table.ts';
import type { Context } from './context.ts';
import { withLastingArrays } from './catalog-expression.ts';
import { columnDefinition, columnRemarks } from './ddl-column.ts';
import { cutName } from './normalize-type.ts';
import { quoteTable, quoting } from './quoting.ts';
import type { Server } from './server.ts';

/** How the expression of a column can be changed. */
export type GeneratedChange =
  | 'none'
  | 'drop expression'
  | 'set expression'
  | 'keep values'
  | 'recompute';

/** Chooses the gentlest way: a clause where the server has one, else a column that takes the old one's place. */
export function generatedChange(
  from: GeneratedExpression | null,
  to: GeneratedExpression | null,
  { major }: Server,
): GeneratedChange {
  if (from === null) return to === null ? 'none' : 'recompute';
  if (to === null) return from.stored && major >= 13 ? 'drop expression' : 'keep values';
  if (from.expression === to.expression && from.stored === to.stored) return 'none';
  return from.stored === to.stored && major >= 17 ? 'set expression' : 'recompute';
}

/**
 * A column in place of another of the same name, with its indexes and constraints; it moves to the
 * end of the table. The values are computed, or copied where the other one's are to be kept.
 */
export async function replaceColumn(
  table: TableName,
  column: Column,
  { keepValues }: { readonly keepValues: boolean },
  { server, db }: Context,
): Promise<readonly Step[]> {
  const dependants = db === null ? [] : await readDependants(db, table, column.name);
  const name = quoting.identifier(column.name);
  const spare = cutName(`${column.name}_kept`, server);
  const added = keepValues ? { ...column, name: spare, nullable: true } : column;
  return [
    ...(keepValues
      ? [
          clause(`ADD COLUMN ${columnDefinition(added)}`),
          statement(`UPDATE ${quoteTable(table)} SET ${quoting.identifier(spare)} = ${name}`),
          clause(`DROP COLUMN ${name}`),
          statement(
            `ALTER TABLE ${quoteTable(table)} RENAME COLUMN ${quoting.identifier(spare)} TO ${name}`,
          ),
          ...(column.nullable ? [] : [clause(`ALTER COLUMN ${name} SET NOT NULL`)]),
        ]
      : [clause(`DROP COLUMN ${name}`), clause(`ADD COLUMN ${columnDefinition(added)}`)]),
    ...dependants.map(statement),
    ...columnRemarks(table, column),
  ];
}

// What is dropped with a column: indexes and constraints of its own table.
const query = `
  WITH target AS (
    SELECT a.attrelid, a.attnum
      FROM pg_attribute a
     WHERE a.attrelid = to_regclass($1) AND a.attname = $2
  ), dependant AS (
    SELECT DISTINCT d.classid, d.objid
      FROM pg_depend d, target t
     WHERE d.refclassid = 'pg_class'::regclass
       AND d.refobjid = t.attrelid
       AND d.refobjsubid = t.attnum
  )
  SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', $1, k.conname, pg_get_constraintdef(k.oid)) AS statement
    FROM dependant d
    JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
    JOIN target t ON t.attrelid = k.conrelid
   UNION ALL
  SELECT pg_get_indexdef(d.objid)
    FROM dependant d
    JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid`;

async function readDependants(
  db: Queryable,
  table: TableName,
  column: string,
): Promise<readonly string[]> {
  const rows = await rowsOf<{ statement: string }>(db, query, [quoteTable(table), column]);
  return rows.map(({ statement: text }) => withLastingArrays(text));
}
