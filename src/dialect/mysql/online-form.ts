import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { Course } from '../../operation/course.ts';
import type { CreateIndex } from '../../operation/create-index.ts';
import type { DropIndex } from '../../operation/drop-index.ts';
import { isTableOperation } from '../../operation/is-table-operation.ts';
import { tableBefore } from '../../operation/name-before.ts';
import type { OnlineOptions } from '../../operation/online-options.ts';
import type { Operation } from '../../operation/operation.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Table } from '../../schema/table.ts';
import type { Queryable } from '../queryable.ts';
import { readLiveTable } from './live-table.ts';
import { onlineIndexWay, onlineWay } from './online-way.ts';
import type { MysqlServer } from './server.ts';
import { tableModel, type TableModel } from './table-model.ts';

/**
 * Operations that state the way in which a table is altered while others write, wherever the server
 * has such a way: then it refuses to fall back on a copy behind anybody's back. What a table is like
 * by the time is known from the catalog and the operations before.
 */
export async function onlineForm(
  db: Queryable,
  courses: readonly Course[],
  server: MysqlServer,
): Promise<readonly Course[]> {
  const model = await describedTables(db, courses, server);
  const formed = courses.map(({ upgrade, downgrade }) => ({
    upgrade: onlineOperations(upgrade, model, server),
    downgrade,
  }));
  // The way back is gone from the end of all.
  return formed
    .toReversed()
    .map(({ upgrade, downgrade }) => ({
      upgrade,
      downgrade: onlineOperations(downgrade, model, server),
    }))
    .toReversed();
}

/** The tables that operations are about, as they are before all of them. */
async function describedTables(
  db: Queryable,
  courses: readonly Course[],
  server: MysqlServer,
): Promise<TableModel> {
  const model = tableModel(server);
  const operations = courses.flatMap(({ upgrade }) => upgrade);
  const names = operations.flatMap((operation) =>
    'table' in operation ? [tableBefore(operation.table, operations)] : [],
  );
  for (const name of new Map(names.map((each) => [qualifiedKey(each), each])).values()) {
    const live = await readLiveTable(db, server, name);
    if (live !== null) model.describe({ ...live.table, ...name });
  }
  return model;
}

function onlineOperations(
  operations: readonly Operation[],
  model: TableModel,
  server: MysqlServer,
): readonly Operation[] {
  const created = new Set(
    operations.flatMap((each) => (each.kind === 'createTable' ? [qualifiedKey(each.table)] : [])),
  );
  return operations.map((operation) => {
    const isNew = !('table' in operation) || created.has(qualifiedKey(operation.table));
    const table = isNew ? null : (model.find(operation.table)?.table ?? null);
    const formed = table === null ? operation : withWay(operation, table, server);
    model.follow(operation);
    return formed;
  });
}

function withWay(operation: Operation, table: Table, server: MysqlServer): Operation {
  if ('online' in operation) return operation;
  if (operation.kind === 'createIndex' || operation.kind === 'dropIndex') {
    return indexWithWay(operation, table, server);
  }
  if (operation.kind === 'batchAlterTable') {
    const online = onlineWay(operation.operations, table, server);
    return online === null ? operation : { ...operation, online };
  }
  if (!isTableOperation(operation)) return operation;
  return together(operation, onlineWay([operation], table, server));
}

/** Only a batch says of columns and constraints in what way they are altered. */
function together(operation: TableOperation, online: OnlineOptions | null): Operation {
  if (online === null) return operation;
  const { table } = operation;
  return { kind: 'batchAlterTable', table, operations: [operation], online };
}

function indexWithWay(
  operation: CreateIndex | DropIndex,
  table: Table,
  server: MysqlServer,
): Operation {
  const index = operation.kind === 'createIndex' ? operation.index : operation.existing;
  const online = index && onlineIndexWay(index, table, server);
  // What the entity declares as a constraint is written as one, which does not say in what way.
  return index === null || online === null || index.declaredAsConstraint
    ? operation
    : { ...operation, online };
}
