import type { Column } from '../../schema/column.ts';
import type { CheckConstraint, ForeignKey, UniqueConstraint } from '../../schema/constraint.ts';
import { emptySchema, type Schema } from '../../schema/schema.ts';
import type { Index } from '../../schema/table-index.ts';
import type { TableName } from '../../schema/table-name.ts';
import type { Table, TableOptions } from '../../schema/table.ts';
import type { View } from '../../schema/view.ts';
import { checkNames } from './check-names.ts';
import { relativeCollation, resolveCollation } from './collation.ts';
import { normalizeColumn } from './normalize-column.ts';
import { normalizeExpression } from './expression.ts';
import { isShadowIndex } from './shadow-index.ts';
import { uniqueIndexOf } from './unique-index.ts';
import type { MysqlServer } from './server.ts';
import { fromSession } from './sql-mode.ts';

/** What the server would hold if `declared` were created, as `introspect` would tell it. */
export function normalize(declared: Schema, server: MysqlServer): Schema {
  checkNames(declared, server);
  return {
    ...emptySchema,
    tables: declared.tables.map((table) => normalizeTable(table, server)),
    views: declared.views.map((view) => normalizeView(view, server)),
  };
}

function normalizeTable(table: Table, server: MysqlServer): Table {
  const { charset = null, collation = null } = table.options;
  const tableCollation = resolveCollation({ charset, collation }, server.collation, server);
  const keyed = new Set(table.primaryKey?.columns);
  const foreignKeys = table.foreignKeys
    .map((key) => normalizeForeignKey(key, server))
    .toSorted(byName);
  return {
    ...normalizeName(table, server),
    columns: table.columns.map((column) =>
      normalizeColumn(keyed.has(column.name) ? notNull(column) : column, tableCollation, server),
    ),
    primaryKey: table.primaryKey === null ? null : { ...table.primaryKey, name: null },
    uniques: [],
    indexes: normalizeIndexes(table.indexes, table.uniques, server).filter(
      (index) => !foreignKeys.some((key) => isShadowIndex(index, key)),
    ),
    foreignKeys,
    checks: table.checks.map((check) => normalizeCheck(check, server)).toSorted(byName),
    exclusions: [],
    comment: table.comment === '' ? null : table.comment,
    options: normalizeOptions(table.options, tableCollation, server),
    triggers: table.triggers,
  };
}

/** A column of the primary key is NOT NULL, whether it says so or not. */
function notNull(column: Column): Column {
  return { ...column, nullable: false };
}

function normalizeOptions(
  { engine = 'InnoDB' }: TableOptions,
  tableCollation: string,
  server: MysqlServer,
): TableOptions {
  const { charset, collation } = relativeCollation(tableCollation, server.collation, server);
  return {
    ...(engine.toLowerCase() !== server.engine.toLowerCase() && { engine }),
    ...(charset !== null && { charset }),
    ...(collation !== null && { collation }),
  };
}

/** A unique constraint is a unique index here; one that is declared as both is one. */
function normalizeIndexes(
  indexes: readonly Index[],
  uniques: readonly UniqueConstraint[],
  server: MysqlServer,
): readonly Index[] {
  const fromUniques = uniques.map(uniqueIndexOf);
  const names = new Set(fromUniques.map((index) => index.name));
  const others = indexes
    .filter((index) => !names.has(index.name))
    .map((index) => normalizeIndex(index, server));
  return [...fromUniques, ...others].toSorted(byName);
}

function normalizeIndex(index: Index, { sqlMode }: MysqlServer): Index {
  const method = index.method?.toLowerCase() ?? null;
  const kept = method === 'fulltext' || method === 'spatial' ? method : null;
  return {
    ...index,
    keys: index.keys.map((key) => ({
      ...key,
      value:
        key.kind === 'expression'
          ? normalizeExpression(fromSession(key.value, sqlMode))
          : key.value,
      nulls: null,
      collation: null,
      operatorClass: null,
    })),
    where: null,
    method: kept,
    include: [],
    nullsNotDistinct: false,
    parser: kept === 'fulltext' ? index.parser : null,
    comment: index.comment === '' ? null : index.comment,
  };
}

function normalizeForeignKey(foreignKey: ForeignKey, server: MysqlServer): ForeignKey {
  return {
    ...foreignKey,
    referencedTable: normalizeName(foreignKey.referencedTable, server),
    deferrable: null,
  };
}

function normalizeCheck(check: CheckConstraint, { sqlMode }: MysqlServer): CheckConstraint {
  return { ...check, expression: normalizeExpression(fromSession(check.expression, sqlMode)) };
}

function normalizeView(view: View, server: MysqlServer): View {
  return {
    ...view,
    ...normalizeName(view, server),
    definition: fromSession(view.definition, server.sqlMode).trim().replace(/;$/, ''),
    materialized: false,
    indexes: [],
    comment: null,
  };
}

/** The connection's own database is the one that needs no name. */
function normalizeName({ schema, name }: TableName, server: MysqlServer): TableName {
  return {
    schema: schema === server.database ? null : schema,
    name: server.lowerCaseNames ? name.toLowerCase() : name,
  };
}

function byName(
  first: { readonly name: string | null },
  second: { readonly name: string | null },
): number {
  return (first.name ?? '') < (second.name ?? '') ? -1 : 1;
}
