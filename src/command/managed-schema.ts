import type { DataSource } from 'typeorm';
import { findToolTables, type ToolTable } from '../compare/other-tools.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import type { ComparedObject } from '../config/config.ts';
import type { NormalConfig } from '../config/normalize-config.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { serviceTables } from '../metadata/service-tables.ts';
import type { Unmanaged } from '../metadata/unmanaged.ts';
import type { EnumType } from '../schema/enum-type.ts';
import type { Schema } from '../schema/schema.ts';
import type { Sequence } from '../schema/sequence.ts';
import type { Table } from '../schema/table.ts';
import type { TableName } from '../schema/table-name.ts';
import type { View } from '../schema/view.ts';
import { isWithin, type Reach } from './reach.ts';
import { ownTables } from './version-table-name.ts';

type Side = ComparedObject['side'];
type Filters = Pick<NormalConfig, 'includeName' | 'includeObject'>;

/** Both sides of a comparison, without what is none of its business. */
export interface ManagedSchema {
  readonly from: Schema;
  readonly to: Schema;
  /** Tables of other tools that the database holds. */
  readonly toolTables: readonly ToolTable[];
}

/**
 * Takes away what is TypeORM's, Limbeck's, another tool's, in a schema that the project has nothing
 * to do with, and what the configuration declines.
 */
export function managedSchema(input: {
  readonly catalog: Schema;
  readonly reach: Reach;
  readonly declared: Schema;
  readonly unmanaged: Unmanaged;
  readonly dataSource: DataSource;
  readonly dialect: Dialect;
  readonly config: NormalConfig;
}): ManagedSchema {
  const { declared, unmanaged, dataSource, dialect, config } = input;
  const catalog = withinReach(input.catalog, input.reach);
  // Somebody may use another tool's table as an entity: then it is theirs.
  const named = new Set(declared.tables.map(qualifiedKey));
  const toolTables = findToolTables(catalog.tables).filter(
    (table) => !named.has(qualifiedKey(table)),
  );
  const others: readonly TableName[] = [
    ...serviceTables(dataSource, dialect),
    ...Object.values(ownTables(config, dialect)),
    ...unmanaged.tables,
    ...toolTables,
  ];
  const from = without(catalog, new Set(others.map(qualifiedKey)), unmanaged);
  return {
    from: filter(from, 'database', config),
    to: filter(declared, 'declared', config),
    toolTables,
  };
}

function withinReach(schema: Schema, reach: Reach): Schema {
  const within = (object: TableName): boolean => isWithin(object, reach);
  return {
    ...schema,
    tables: schema.tables.filter(within),
    views: schema.views.filter(within),
    enums: schema.enums.filter(within),
    sequences: schema.sequences.filter(within),
  };
}

function without(schema: Schema, others: ReadonlySet<string>, unmanaged: Unmanaged): Schema {
  const indexes = new Set(
    unmanaged.indexes.map(({ table, name }) => `${qualifiedKey(table)}\0${name}`),
  );
  return {
    ...schema,
    tables: schema.tables
      .filter((table) => !others.has(qualifiedKey(table)))
      .map((table) => ({
        ...table,
        indexes: table.indexes.filter(
          ({ name }) => !indexes.has(`${qualifiedKey(table)}\0${name}`),
        ),
      })),
    views: schema.views.filter((view) => !others.has(qualifiedKey(view))),
  };
}

/** What the filters of the configuration let through. */
function filter(schema: Schema, side: Side, filters: Filters): Schema {
  const includes = (
    kind: 'table' | 'view' | 'enum' | 'sequence',
    object: Table | View | EnumType | Sequence,
  ): boolean =>
    isIncluded(
      { kind, name: object.name, schema: object.schema, table: null, object, side },
      filters,
    );
  return {
    ...schema,
    tables: schema.tables
      .filter((table) => includes('table', table))
      .map((table) => filterTable(table, side, filters)),
    views: schema.views.filter((view) => includes('view', view)),
    enums: schema.enums.filter((enumType) => includes('enum', enumType)),
    sequences: schema.sequences.filter((sequence) => includes('sequence', sequence)),
  };
}

function filterTable(table: Table, side: Side, filters: Filters): Table {
  const keep = <Kind extends ComparedObject['object'] & { readonly name: string | null }>(
    kind: (object: Kind) => ComparedObject['kind'],
    objects: readonly Kind[],
  ): readonly Kind[] =>
    objects.filter((object) =>
      isIncluded(
        {
          kind: kind(object),
          name: object.name,
          schema: table.schema,
          table: table.name,
          object,
          side,
        },
        filters,
      ),
    );
  return {
    ...table,
    columns: keep(() => 'column', table.columns),
    indexes: keep(() => 'index', table.indexes),
    uniques: keep(({ kind }) => kind, table.uniques),
    foreignKeys: keep(({ kind }) => kind, table.foreignKeys),
    checks: keep(({ kind }) => kind, table.checks),
    exclusions: keep(({ kind }) => kind, table.exclusions),
  };
}

/** A name is only asked of what the database holds, as in Alembic. */
function isIncluded(object: ComparedObject, { includeName, includeObject }: Filters): boolean {
  const { name, kind, schema, table, side } = object;
  const byName = side === 'declared' || name === null || includeName(name, kind, { schema, table });
  return byName && includeObject(object);
}
