import type { CheckConstraint, ForeignKey, UniqueConstraint } from '../../schema/constraint.ts';
import type { Table, TableOptions } from '../../schema/table.ts';
import { columnOf } from './column-of.ts';
import { parseEnumCheck } from './enum-check.ts';
import { columnNames, primaryKeyOf } from './primary-key.ts';
import { foldName, type Reference, type TableDefinition } from './table-definition.ts';

/** The table that the text of a CREATE TABLE stands for; without indexes and triggers, which have their own texts. */
export function tableOf(definition: TableDefinition): Table {
  const key = primaryKeyOf(definition);
  return {
    schema: null,
    name: definition.name,
    columns: definition.columns.map((column) => columnOf(column, definition)),
    primaryKey: key && { kind: 'primaryKey', name: key.name, columns: key.columns },
    uniques: uniquesOf(definition),
    indexes: [],
    foreignKeys: foreignKeysOf(definition),
    checks: checksOf(definition),
    exclusions: [],
    comment: null,
    options: optionsOf(definition),
    triggers: [],
  };
}

function optionsOf({ withoutRowid, strict }: TableDefinition): TableOptions {
  return { ...(withoutRowid && { withoutRowid }), ...(strict && { strict }) };
}

function uniquesOf(definition: TableDefinition): readonly UniqueConstraint[] {
  const inline = definition.columns.flatMap((column) =>
    column.clauses
      .filter(({ kind }) => kind === 'unique')
      .map(({ name }) => ({ name, columns: [column.name] })),
  );
  const separate = definition.constraints.flatMap((constraint) =>
    constraint.kind === 'unique'
      ? [{ name: constraint.name, columns: columnNames(definition, constraint.columns) }]
      : [],
  );
  return [...inline, ...separate].map((unique) => ({
    kind: 'unique',
    ...unique,
    deferrable: null,
    nullsNotDistinct: false,
  }));
}

/** All checks but those that make a column an enumerated one. */
function checksOf(definition: TableDefinition): readonly CheckConstraint[] {
  const inline = definition.columns.flatMap((column) =>
    column.clauses
      .filter((clause) => clause.kind === 'check')
      .filter((clause) => parseEnumCheck(clause, column) === null),
  );
  const separate = definition.constraints.filter((constraint) => constraint.kind === 'check');
  return [...inline, ...separate].map(({ name, expression }) => ({
    kind: 'check',
    name,
    expression,
  }));
}

function foreignKeysOf(definition: TableDefinition): readonly ForeignKey[] {
  const inline = definition.columns.flatMap((column) =>
    column.clauses.flatMap((clause) =>
      clause.kind === 'foreignKey'
        ? [foreignKeyOf(clause.name, [column.name], clause.reference)]
        : [],
    ),
  );
  const separate = definition.constraints.flatMap((constraint) =>
    constraint.kind === 'foreignKey'
      ? [
          foreignKeyOf(
            constraint.name,
            columnNames(definition, constraint.columns),
            constraint.reference,
          ),
        ]
      : [],
  );
  return [...inline, ...separate];
}

function foreignKeyOf(
  name: string | null,
  columns: readonly string[],
  { table, columns: referencedColumns, onDelete, onUpdate, deferrable }: Reference,
): ForeignKey {
  return {
    kind: 'foreignKey',
    name,
    columns,
    referencedTable: { schema: null, name: table },
    referencedColumns,
    onDelete,
    onUpdate,
    deferrable,
  };
}

/** Spells referenced tables and columns as they spell themselves, and names the columns of a key that is meant. */
export function resolveReferences(tables: readonly Table[]): readonly Table[] {
  const byName = new Map(tables.map((table) => [foldName(table.name), table]));
  return tables.map((table) =>
    table.foreignKeys.length === 0
      ? table
      : {
          ...table,
          foreignKeys: table.foreignKeys.map((key) =>
            resolveReference(key, byName.get(foldName(key.referencedTable.name))),
          ),
        },
  );
}

function resolveReference(key: ForeignKey, target: Table | undefined): ForeignKey {
  if (target === undefined) return key;
  const spellings = new Map(target.columns.map(({ name }) => [foldName(name), name]));
  const columns =
    key.referencedColumns.length === 0
      ? (target.primaryKey?.columns ?? [])
      : key.referencedColumns.map((name) => spellings.get(foldName(name)) ?? name);
  return {
    ...key,
    referencedTable: { schema: null, name: target.name },
    referencedColumns: columns,
  };
}
