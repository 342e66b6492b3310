import type { Column } from '../../schema/column.ts';
import type { ForeignKey, UniqueConstraint } from '../../schema/constraint.ts';
import type { EnumType } from '../../schema/enum-type.ts';
import type { Schema } from '../../schema/schema.ts';
import type { Sequence } from '../../schema/sequence.ts';
import type { Index } from '../../schema/table-index.ts';
import type { TableName } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';
import type { View } from '../../schema/view.ts';
import { checkNames } from './check-names.ts';
import { stripParentheses } from './expression.ts';
import { trimDefinition } from './introspect-relations.ts';
import { normalizeDefault } from './normalize-default.ts';
import { cutName, normalizeType, normalizeTypeName } from './normalize-type.ts';
import type { Server } from './server.ts';

/**
 * What the database would hold if `declared` were created. Assumes:
 * 1. names longer than the server keeps are cut by it, as PostgreSQL does with a notice, and stay apart;
 * 2. charsets, ON UPDATE and table options do not exist here, and go unnoticed as they do in TypeORM;
 * 3. expressions stay as they are declared: only the server knows how it would spell them.
 */
export function normalize(declared: Schema, server: Server): Schema {
  checkNames(declared, server);
  const tables = declared.tables.map((table) => normalizeTable(table, server));
  const views = declared.views.map((view) => normalizeView(view, server));
  const enums = declared.enums.map((enumType) => normalizeEnum(enumType, server));
  const schemas = [...tables, ...views, ...enums].flatMap(({ schema }) => schema ?? []);
  return {
    tables,
    views,
    enums,
    schemas: [...new Set(schemas)].toSorted(),
    sequences: declared.sequences.map((sequence) => normalizeSequence(sequence, server)),
    extensions: declared.extensions.toSorted(),
  };
}

function normalizeTable(table: Table, server: Server): Table {
  const { primaryKey } = table;
  return {
    ...normalizeTableName(table, server),
    columns: table.columns.map((column) => normalizeColumn(column, server)),
    primaryKey: primaryKey && { ...primaryKey, ...namesOf(primaryKey, server) },
    uniques: table.uniques.map((unique) => normalizeUnique(unique, server)),
    indexes: table.indexes.map((index) => normalizeIndex(index, server)),
    foreignKeys: table.foreignKeys.map((foreignKey) => normalizeForeignKey(foreignKey, server)),
    checks: table.checks.map((check) => ({
      ...check,
      name: cutOptional(check.name, server),
      expression: stripParentheses(check.expression),
    })),
    exclusions: table.exclusions.map((exclusion) => ({
      ...exclusion,
      name: cutName(exclusion.name, server),
      expression: exclusion.expression.trim(),
    })),
    comment: normalizeComment(table.comment),
    options: {},
    triggers: table.triggers,
  };
}

function normalizeColumn(column: Column, server: Server): Column {
  const type =
    column.enumValues === null
      ? normalizeType(column.type, server)
      : normalizeTypeName(column.type, server);
  const { generated } = column;
  return {
    ...column,
    name: cutName(column.name, server),
    type,
    nullable: column.nullable && column.identity === null,
    default: column.default === null ? null : normalizeDefault(column.default, type),
    generated: generated && {
      expression: stripParentheses(generated.expression),
      stored: generated.stored || server.major < 18,
    },
    collation: column.collation === 'default' ? null : column.collation,
    charset: null,
    comment: normalizeComment(column.comment),
    onUpdate: null,
  };
}

function normalizeUnique(unique: UniqueConstraint, server: Server): UniqueConstraint {
  return { ...unique, ...namesOf(unique, server) };
}

function normalizeForeignKey(foreignKey: ForeignKey, server: Server): ForeignKey {
  return {
    ...foreignKey,
    ...namesOf(foreignKey, server),
    referencedTable: normalizeTableName(foreignKey.referencedTable, server),
    referencedColumns: cutNames(foreignKey.referencedColumns, server),
  };
}

function normalizeIndex(index: Index, server: Server): Index {
  return {
    ...index,
    name: cutName(index.name, server),
    keys: index.keys.map((key) => ({
      ...key,
      value: key.kind === 'column' ? cutName(key.value, server) : stripParentheses(key.value),
      length: null,
    })),
    where: index.where === null ? null : stripParentheses(index.where),
    method: normalizeMethod(index.method),
    include: cutNames(index.include, server),
    parser: null,
    declaredAsConstraint: false,
  };
}

/** TypeORM takes GiST for a spatial index, and a B-tree for a full-text one. */
const methods: Readonly<Record<string, string | null>> = {
  btree: null,
  spatial: 'gist',
  fulltext: null,
};

function normalizeMethod(method: string | null): string | null {
  if (method === null) return null;
  const name = method.toLowerCase();
  return name in methods ? (methods[name] ?? null) : name;
}

function normalizeView(view: View, server: Server): View {
  return {
    ...view,
    ...normalizeTableName(view, server),
    definition: trimDefinition(view.definition),
    indexes: view.indexes.map((index) => normalizeIndex(index, server)),
    comment: normalizeComment(view.comment),
  };
}

function normalizeEnum(enumType: EnumType, server: Server): EnumType {
  return { ...enumType, ...normalizeTableName(enumType, server) };
}

function normalizeSequence(sequence: Sequence, server: Server): Sequence {
  const { ownedBy } = sequence;
  return {
    ...sequence,
    ...normalizeTableName(sequence, server),
    ownedBy: ownedBy && {
      table: normalizeTableName(ownedBy.table, server),
      column: cutName(ownedBy.column, server),
    },
  };
}

function normalizeTableName({ schema, name }: TableName, server: Server): TableName {
  return { schema: schema === server.defaultSchema ? null : schema, name: cutName(name, server) };
}

function namesOf(
  { name, columns }: { readonly name: string | null; readonly columns: readonly string[] },
  server: Server,
): { readonly name: string | null; readonly columns: readonly string[] } {
  return { name: cutOptional(name, server), columns: cutNames(columns, server) };
}

function cutNames(names: readonly string[], server: Server): readonly string[] {
  return names.map((name) => cutName(name, server));
}

function cutOptional(name: string | null, server: Server): string | null {
  return name === null ? null : cutName(name, server);
}

/** An empty comment is no comment; a NUL byte cannot be stored. */
function normalizeComment(comment: string | null): string | null {
  const text = comment?.replaceAll('\0', '') ?? '';
  return text === '' ? null : text;
}
