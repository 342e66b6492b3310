import type { DataSource } from 'typeorm';
import { qualifiedKey } from '../compare/qualified-key.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { serviceTables } from '../metadata/service-tables.ts';
import type { Unmanaged } from '../metadata/unmanaged.ts';
import type { Schema } from '../schema/schema.ts';
import type { Table } from '../schema/table.ts';
import { versionTableName } from './open-project.ts';
import type { Project } from './project.ts';

/** Both sides of a comparison, without what is none of its business. */
export function managedSchema(input: {
  readonly catalog: Schema;
  readonly declared: Schema;
  readonly unmanaged: Unmanaged;
  readonly dataSource: DataSource;
  readonly dialect: Dialect;
  readonly project: Project;
}): { readonly from: Schema; readonly to: Schema } {
  const { catalog, declared, unmanaged, dataSource, dialect, project } = input;
  const foreign = new Set(
    [
      ...serviceTables(dataSource, dialect),
      versionTableName(project.config),
      ...unmanaged.tables,
    ].map(qualifiedKey),
  );
  const isOurs = (thing: { readonly schema: string | null; readonly name: string }): boolean =>
    !foreign.has(qualifiedKey(thing));
  const { includeName, includeObject } = project.config;
  const isNamed = (kind: 'table' | 'view') => (thing: Table | Schema['views'][number]) =>
    includeName?.(thing.name, kind, { schema: thing.schema }) ?? true;
  const isIncluded = (reflected: boolean) => (table: Table) =>
    includeObject?.(table, 'table', reflected) ?? true;

  return {
    from: {
      ...catalog,
      tables: catalog.tables
        .filter(isOurs)
        .filter(isNamed('table'))
        .filter(isIncluded(true))
        .map((table) => withoutUnmanagedIndexes(table, unmanaged)),
      views: catalog.views.filter(isOurs).filter(isNamed('view')),
    },
    to: { ...declared, tables: declared.tables.filter(isIncluded(false)) },
  };
}

function withoutUnmanagedIndexes(table: Table, unmanaged: Unmanaged): Table {
  const names = unmanaged.indexes
    .filter((index) => qualifiedKey(index.table) === qualifiedKey(table))
    .map(({ name }) => name);
  if (names.length === 0) return table;
  return { ...table, indexes: table.indexes.filter(({ name }) => !names.includes(name)) };
}
