import type { Column } from '../../src/schema/column.ts';
import type { Constraint } from '../../src/schema/constraint.ts';
import { emptySchema, type Schema } from '../../src/schema/schema.ts';
import type { Table } from '../../src/schema/table.ts';
import type { Index, IndexKey } from '../../src/schema/table-index.ts';
import type { View } from '../../src/schema/view.ts';

/** A NOT NULL column with nothing special about it but `properties`. */
export function column(name: string, type = 'integer', properties: Partial<Column> = {}): Column {
  return {
    name,
    type,
    nullable: false,
    default: null,
    identity: null,
    generated: null,
    collation: null,
    charset: null,
    comment: null,
    onUpdate: null,
    enumValues: null,
    declared: null,
    ...properties,
  };
}

/** A table of `columns` with nothing else but `properties`. */
export function table(
  name: string,
  columns: readonly Column[],
  properties: Partial<Table> = {},
): Table {
  return {
    schema: null,
    name,
    columns,
    primaryKey: null,
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    exclusions: [],
    comment: null,
    options: {},
    triggers: [],
    ...properties,
  };
}

/** A plain index over columns. */
export function index(
  name: string,
  columns: readonly string[],
  properties: Partial<Index> = {},
): Index {
  return {
    name,
    keys: columns.map((value) => indexKey(value)),
    unique: false,
    where: null,
    method: null,
    include: [],
    nullsNotDistinct: false,
    parser: null,
    comment: null,
    declaredAsConstraint: false,
    ...properties,
  };
}

export function indexKey(value: string, properties: Partial<IndexKey> = {}): IndexKey {
  return {
    kind: 'column',
    value,
    descending: false,
    nulls: null,
    collation: null,
    operatorClass: null,
    length: null,
    ...properties,
  };
}

type ForeignKey = Extract<Constraint, { kind: 'foreignKey' }>;

/** A foreign key without actions. */
export function foreignKey(
  name: string | null,
  columns: readonly string[],
  referencedTable: string,
  referencedColumns: readonly string[],
  properties: Partial<ForeignKey> = {},
): ForeignKey {
  return {
    kind: 'foreignKey',
    name,
    columns,
    referencedTable: { schema: null, name: referencedTable },
    referencedColumns,
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
    deferrable: null,
    ...properties,
  };
}

/** A schema of `tables` and nothing else but `properties`. */
export function schema(tables: readonly Table[], properties: Partial<Schema> = {}): Schema {
  return { ...emptySchema, tables, ...properties };
}

/** A plain view with nothing else but `properties`. */
export function view(name: string, definition: string, properties: Partial<View> = {}): View {
  return {
    schema: null,
    name,
    definition,
    materialized: false,
    indexes: [],
    comment: null,
    ...properties,
  };
}
