import { isTableOperation } from '../../operation/is-table-operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { emptySchema } from '../../schema/schema.ts';
import { sameTableName, type TableName } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';
import { alteredTable } from './alter-model.ts';
import type { LiveTable } from './live-table.ts';
import { withCatalogNames } from './model-expressions.ts';
import { shadowsOf } from './model-shadows.ts';
import { normalize } from './normalize.ts';
import { withNumberingIndex } from './numbering.ts';
import type { MysqlServer } from './server.ts';

/**
 * The tables that operations have made, for where no server tells of them. It follows operations, and
 * not what `op.execute` does: MySQL alters tables in place, so that what it does not know of stays.
 */
export interface TableModel {
  /** A table as the server would tell of it; null for one that no operation has made. */
  find(name: TableName): LiveTable | null;
  /** All that are known. */
  all(): readonly Table[];
  /** Puts a table in as it is, unless it is known better. */
  describe(table: Table): void;
  /** Follows an operation that has been carried out. */
  follow(operation: Operation): void;
}

export function tableModel(server: MysqlServer): TableModel {
  let tables: readonly Table[] = [];

  const normal = (table: Table): Table => {
    const [normalized = table] = normalize({ ...emptySchema, tables: [table] }, server).tables;
    // In the order in which they were created, which decides whose index serves several.
    const order = table.foreignKeys.map(({ name }) => name);
    const foreignKeys = normalized.foreignKeys.toSorted(
      (one, other) => order.indexOf(one.name) - order.indexOf(other.name),
    );
    return withCatalogNames({ ...normalized, foreignKeys });
  };
  const named = (name: TableName): Table | undefined => {
    const { schema } = name;
    const own = { ...name, schema: schema === server.database ? null : schema };
    return tables.find((table) => sameTableName(table, own));
  };
  const put = (table: Table): void => {
    tables = [...tables.filter((other) => !sameTableName(other, table)), normal(table)];
  };
  const change = (name: TableName, changed: (table: Table) => Table): void => {
    const table = named(name);
    if (table !== undefined) put(changed(table));
  };
  /** Other tables follow the names that their foreign keys have to do with. */
  const rename = (from: TableName, to: TableName, columns: (name: string) => string): void => {
    tables = tables.map((table) => ({
      ...table,
      foreignKeys: table.foreignKeys.map((key) =>
        sameTableName(key.referencedTable, from)
          ? { ...key, referencedTable: to, referencedColumns: key.referencedColumns.map(columns) }
          : key,
      ),
    }));
  };

  const follow = (operation: Operation): void => {
    if (isTableOperation(operation)) {
      change(operation.table, (table) => alteredTable(table, operation));
      if (operation.kind !== 'renameColumn') return;
      const { table, from, to } = operation;
      rename(table, table, (name) => (name === from ? to : name));
      return;
    }
    if (operation.kind === 'batchAlterTable') operation.operations.forEach(follow);
    if (operation.kind === 'createTable') {
      if (operation.ifNotExists && named(operation.table) !== undefined) return;
      put(operation.table);
    }
    if (operation.kind === 'dropTable') {
      const dropped = named(operation.table);
      tables = tables.filter((table) => table !== dropped);
    }
    if (operation.kind === 'renameTable') {
      const { from, to } = operation;
      const table = named(from);
      tables = tables.filter((other) => other !== table);
      if (table !== undefined) put({ ...table, ...to });
      rename(from, to, (name) => name);
    }
    if (operation.kind === 'createIndex') {
      const { index } = operation;
      change(operation.table, (table) => ({ ...table, indexes: [...table.indexes, index] }));
    }
    if (operation.kind === 'dropIndex') {
      change(operation.table, (table) => ({
        ...table,
        indexes: table.indexes.filter(({ name }) => name !== operation.index),
      }));
    }
    if (operation.kind === 'renameIndex') {
      const { from, to } = operation;
      change(operation.table, (table) => ({
        ...table,
        indexes: table.indexes.map((one) => (one.name === from ? { ...one, name: to } : one)),
      }));
    }
    if (operation.kind === 'alterTableComment') {
      change(operation.table, (table) => ({ ...table, comment: operation.to }));
    }
  };

  return {
    find(name) {
      const table = named(name);
      if (table === undefined) return null;
      return {
        table: withNumberingIndex(table),
        shadows: shadowsOf(table),
        columnChecks: new Map(),
        invisibleColumns: new Set(),
      };
    },
    all: () => tables,
    describe(table) {
      if (named(table) === undefined) put(table);
    },
    follow,
  };
}
