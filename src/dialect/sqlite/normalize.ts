import type { CheckConstraint } from '../../schema/constraint.ts';
import type { Column } from '../../schema/column.ts';
import type { Schema } from '../../schema/schema.ts';
import type { Table, TableOptions } from '../../schema/table.ts';
import type { Index, IndexKey } from '../../schema/table-index.ts';
import { quoteText } from '../literal.ts';
import { normalizeCollation, normalizeNull } from './column-of.ts';
import { isEnumerated, separateEnumCheck } from './enum-check.ts';
import { normalizeTypeText } from './parse-type.ts';
import { tokenize } from './tokenize.ts';

/**
 * What SQLite would hold of a declared schema: tables and views in its one schema, without comments,
 * character sets, access methods and names of primary keys, which TypeORM does not write. A view that
 * asks to be materialized is a plain one, as TypeORM makes it.
 */
export function normalize(declared: Schema): Schema {
  return {
    tables: declared.tables.map(normalizeTable),
    views: declared.views.map((view) => ({
      ...view,
      schema: null,
      definition: view.definition.trim().replace(/;$/, '').trimEnd(),
      materialized: false,
      indexes: [],
      comment: null,
    })),
    enums: [],
    sequences: [],
    schemas: [],
    extensions: [],
  };
}

function normalizeTable(table: Table): Table {
  const { primaryKey } = table;
  return {
    ...table,
    schema: null,
    columns: table.columns.map((column) => normalizeColumn(column, table)),
    primaryKey: primaryKey && { ...primaryKey, name: null },
    uniques: table.uniques.map((unique) => ({
      ...unique,
      deferrable: null,
      nullsNotDistinct: false,
    })),
    indexes: table.indexes.map((index) => normalizeIndex(index, table)),
    foreignKeys: table.foreignKeys.map((key) => ({
      ...key,
      referencedTable: { schema: null, name: key.referencedTable.name },
    })),
    checks: [
      ...table.columns.flatMap((column) => (isEnumerated(column) ? [] : separateEnumCheck(column))),
      ...table.checks.map(trimCheck),
    ],
    exclusions: [],
    comment: null,
    options: normalizeOptions(table.options),
    triggers: table.triggers,
  };
}

function normalizeColumn(column: Column, table: Table): Column {
  const identity = isNumbered(column, table) ? ({ kind: 'increment' } as const) : null;
  const type = normalizeTypeText(column.type);
  return {
    ...column,
    type: identity === null ? type : 'integer',
    default: normalizeDefault(column.default),
    identity,
    generated: column.generated && {
      ...column.generated,
      expression: column.generated.expression.trim(),
    },
    collation: column.collation === null ? null : normalizeCollation(column.collation),
    charset: null,
    comment: null,
    onUpdate: null,
    enumValues: isEnumerated(column) ? column.enumValues : null,
  };
}

/** AUTOINCREMENT needs the whole primary key: https://sqlite.org/autoinc.html */
function isNumbered({ identity, name }: Column, { primaryKey }: Table): boolean {
  return identity !== null && primaryKey?.columns.length === 1 && primaryKey.columns[0] === name;
}

/**
 * The text as it stands after DEFAULT. TypeORM puts a string between quotes without escaping it; one
 * with a single quote in it, which could not be created like that, is taken for what it means.
 */
function normalizeDefault(text: string | null): string | null {
  const trimmed = normalizeNull(text)?.trim();
  if (trimmed === undefined) return null;
  const inner = /^'([\s\S]*)'$/.exec(trimmed)?.[1];
  const isBroken = tokenize(trimmed).some(
    ({ kind, text: quote }) => kind === 'symbol' && quote === "'",
  );
  return inner !== undefined && isBroken ? quoteText(inner) : trimmed;
}

function trimCheck(check: CheckConstraint): CheckConstraint {
  return { ...check, expression: check.expression.trim() };
}

function normalizeIndex(index: Index, table: Table): Index {
  return {
    ...index,
    keys: index.keys.map((key) => normalizeKey(key, table)),
    where: index.where === null ? null : index.where.trim(),
    method: null,
    include: [],
    nullsNotDistinct: false,
    parser: null,
    comment: null,
    declaredAsConstraint: false,
  };
}

function normalizeKey(key: IndexKey, table: Table): IndexKey {
  const column = table.columns.find(({ name }) => name === key.value);
  const inherited = normalizeCollation(column?.collation ?? 'BINARY');
  const own = key.collation === null ? inherited : normalizeCollation(key.collation);
  return {
    ...key,
    nulls: null,
    collation: own === inherited ? null : (own ?? 'BINARY'),
    operatorClass: null,
    length: null,
  };
}

function normalizeOptions({ withoutRowid, strict }: TableOptions): TableOptions {
  return { ...(withoutRowid && { withoutRowid }), ...(strict && { strict }) };
}
