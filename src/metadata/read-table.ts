import { type EntityMetadata, Table as TypeormTable } from 'typeorm';
import type { Column } from '../schema/column.ts';
import type {
  CheckConstraint,
  ExclusionConstraint,
  UniqueConstraint,
} from '../schema/constraint.ts';
import type { Table, TableOptions } from '../schema/table.ts';
import type { TableName } from '../schema/table-name.ts';
import { entityTableName } from './entity-table-name.ts';
import { readColumn } from './read-column.ts';
import type { ReadContext } from './read-context.ts';
import { readForeignKey } from './read-foreign-key.ts';
import { readIndex } from './read-index.ts';
import { readPrimaryKey } from './read-primary-key.ts';

/** The table of an entity, a junction or a closure, in TypeORM's spelling. */
export function readTable(metadata: EntityMetadata, context: ReadContext): Table {
  const table = TypeormTable.create(metadata, context.dataSource.driver);
  const name = entityTableName(metadata, context.dialect);
  return {
    ...name,
    columns: readColumns(metadata, table, name, context),
    primaryKey: readPrimaryKey(table, context.dataSource.namingStrategy),
    uniques: readUniques(metadata),
    indexes: metadata.indices
      .filter((index) => index.synchronize)
      .map((index) => readIndex(index, context)),
    foreignKeys: metadata.foreignKeys.map((foreignKey) => readForeignKey(foreignKey, context)),
    checks: readChecks(metadata),
    exclusions: readExclusions(metadata),
    comment: table.comment || null,
    options: readOptions(table),
    triggers: [],
  };
}

function readColumns(
  metadata: EntityMetadata,
  table: TypeormTable,
  name: TableName,
  context: ReadContext,
): readonly Column[] {
  return (
    metadata.columns
      // As `Table.create` chooses them, so that both lists run side by side.
      .filter((column) => !column.isVirtualProperty)
      .flatMap((declared, position) => {
        const column = table.columns[position];
        return column === undefined ? [] : [readColumn({ declared, column, table: name }, context)];
      })
  );
}

function readUniques(metadata: EntityMetadata): readonly UniqueConstraint[] {
  return metadata.uniques.map(({ name, columns, deferrable }) => ({
    kind: 'unique',
    name,
    columns: columns.map(({ databaseName }) => databaseName),
    deferrable: deferrable ?? null,
    nullsNotDistinct: false,
  }));
}

function readChecks(metadata: EntityMetadata): readonly CheckConstraint[] {
  return metadata.checks.map(({ name, expression }) => ({ kind: 'check', name, expression }));
}

function readExclusions(metadata: EntityMetadata): readonly ExclusionConstraint[] {
  return metadata.exclusions.map(({ name, expression, deferrable }) => ({
    kind: 'exclusion',
    name,
    expression,
    deferrable: deferrable ?? null,
  }));
}

function readOptions({ engine, withoutRowid }: TypeormTable): TableOptions {
  return {
    ...(engine === undefined ? {} : { engine }),
    ...(withoutRowid ? { withoutRowid } : {}),
  };
}
