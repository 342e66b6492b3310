import type { Column, GeneratedExpression, Identity } from '../../schema/column.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { catalogExpression } from './catalog-expression.ts';
import type { CatalogEnum } from './introspect-enums.ts';
import type { CatalogSequence } from './introspect-sequences.ts';
import { normalizeDefault } from './normalize-default.ts';
import { formatTypeName } from './type-name.ts';

/** A column, and the table it is in. */
export interface CatalogColumn {
  readonly tableId: number;
  readonly column: Column;
}

/** What is needed of the rest of the catalog to understand a column. */
export interface ColumnContext {
  readonly enums: readonly CatalogEnum[];
  readonly sequences: readonly CatalogSequence[];
}

interface Row {
  readonly tableId: number;
  readonly name: string;
  readonly typeId: number;
  readonly type: string;
  readonly baseType: string | null;
  readonly notNull: boolean;
  readonly identity: '' | 'a' | 'd';
  readonly generated: '' | 's' | 'v';
  readonly expression: string | null;
  readonly collation: string | null;
  readonly comment: string | null;
}

const query = `
  SELECT a.attrelid AS "tableId", a.attname AS name, a.atttypid AS "typeId",
         format_type(a.atttypid, a.atttypmod) AS type,
         CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS "baseType",
         a.attnotnull AS "notNull", a.attidentity AS identity, a.attgenerated AS generated,
         pg_get_expr(d.adbin, d.adrelid) AS expression,
         CASE WHEN a.attcollation <> t.typcollation THEN o.collname END AS collation,
         s.description AS comment
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_collation o ON o.oid = a.attcollation
    LEFT JOIN pg_description s
      ON s.objoid = a.attrelid AND s.classoid = 'pg_class'::regclass AND s.objsubid = a.attnum
   WHERE n.nspname = ANY ($1::name[])
     AND c.relkind IN ('r', 'p')
     AND NOT c.relispartition
     AND ($2::name IS NULL OR c.relname = $2::name)
     AND a.attnum > 0
     AND NOT a.attisdropped
   ORDER BY a.attrelid, a.attnum`;

/** The columns of the tables of some schemas, or of the one table `name` alone, in the order of the table. */
export async function readColumns(
  db: Queryable,
  schemas: readonly string[],
  context: ColumnContext,
  name: string | null = null,
): Promise<readonly CatalogColumn[]> {
  const rows = await rowsOf<Row>(db, query, [schemas, name]);
  const enums = enumsByTypeId(context.enums);
  const serials = new Set(
    context.sequences.map((one) => serialKey(one.tableId, one.serialDefault)),
  );
  return rows.map((row) => ({
    tableId: row.tableId,
    column: toColumn(row, enums.get(row.typeId), serials),
  }));
}

/** An enumerated type is found by its own id and by that of its array. */
function enumsByTypeId(enums: readonly CatalogEnum[]): ReadonlyMap<number, EnumOfColumn> {
  return new Map(
    enums.flatMap((enumType): [number, EnumOfColumn][] => [
      [enumType.id, { enumType, array: false }],
      [enumType.arrayId, { enumType, array: true }],
    ]),
  );
}

interface EnumOfColumn {
  readonly enumType: CatalogEnum;
  readonly array: boolean;
}

function toColumn(row: Row, found: EnumOfColumn | undefined, serials: ReadonlySet<string>): Column {
  const type =
    found === undefined ? row.type : formatTypeName({ ...found.enumType, array: found.array });
  const isSerial =
    row.expression?.startsWith('nextval(') === true &&
    serials.has(serialKey(row.tableId, row.expression));
  return {
    name: row.name,
    type,
    ...(row.baseType === null ? {} : { baseType: row.baseType }),
    nullable: !row.notNull,
    default: isSerial ? null : toDefault(row, type),
    identity: isSerial ? { kind: 'increment' } : toIdentity(row.identity),
    generated: toGenerated(row),
    collation: row.collation,
    charset: null,
    comment: row.comment,
    onUpdate: null,
    enumValues: found?.enumType.values ?? null,
    declared: null,
  };
}

function serialKey(tableId: number | null, expression: string): string {
  return `${tableId} ${expression}`;
}

function toDefault({ generated, expression }: Row, type: string): string | null {
  return expression === null || generated !== '' ? null : normalizeDefault(expression, type);
}

/** `pg_attribute.attidentity`: https://www.postgresql.org/docs/current/catalog-pg-attribute.html */
const identities = { a: { kind: 'always' }, d: { kind: 'by default' }, '': null } as const;

function toIdentity(letter: Row['identity']): Identity | null {
  return identities[letter];
}

function toGenerated({ generated, expression }: Row): GeneratedExpression | null {
  if (generated === '' || expression === null) return null;
  return { expression: catalogExpression(expression), stored: generated === 's' };
}
