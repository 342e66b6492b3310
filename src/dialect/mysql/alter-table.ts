import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { TableName } from '../../schema/table-name.ts';
import { addAhead, addClauses, columnsAhead, dropColumnClauses } from './add-column.ts';
import { alter } from './alter.ts';
import { uncheckedColumns } from './check-drops.ts';
import {
  changedProperties,
  collectEdits,
  editedColumn,
  withChange,
  type ColumnEdit,
} from './column-edit.ts';
import { dropConstraintClauses, renameConstraintClauses } from './constraint-clauses.ts';
import { constraintDefinition } from './constraint-definition.ts';
import {
  bridgeStatements,
  editClauses,
  fillStatements,
  storeStatements,
  type EditContext,
} from './edit-clauses.ts';
import { planDetour, type ForeignKeyDetour } from './foreign-key-detour.ts';
import { droppedForeignKeys, earlyDropClauses, lateCreateClauses } from './foreign-key-drops.ts';
import { foreignKeyIndexClauses } from './foreign-key-indexes.ts';
import { keyChangeOf } from './key-change.ts';
import { guardLabels } from './label-guard.ts';
import { isConnected, readLiveTable, type TableSource } from './live-table.ts';
import { numberedAfter, numberingClauses } from './numbering.ts';
import { optionClauses } from './option-clauses.ts';
import { renameValueStatements } from './rename-values.ts';
import { dependentClauses, withDependentColumns } from './rename-dependents.ts';
import type { MysqlServer } from './server.ts';
import type { TableModel } from './table-model.ts';

/**
 * The statements for operations on one table: one ALTER TABLE for all of them, with what has to
 * happen before (rows filled, keys dropped that would be created again under the same name) and
 * around it (foreign keys of columns that change their type).
 */
export async function alterTable(
  table: TableName,
  operations: readonly TableOperation[],
  db: TableSource,
  server: MysqlServer,
): Promise<readonly string[]> {
  const live = await readLiveTable(db, server, table);
  const context = { table, live, server, unchecked: uncheckedColumns(operations, live) };
  const planned = planEdits(operations, context);
  const guards = await guardLabels(planned, db, context);
  const detour = await detourFor(planned, operations, db, context);
  const edits = detour.ownColumns.reduce(
    (all, { name, type, charset, collation, enumValues, identity }) =>
      withChange(all, name, { type, charset, collation, enumValues, identity }, live),
    planned,
  );
  if (!isConnected(db)) followDetour(detour, table, db);
  const keyChange = keyChangeOf(operations, live);
  const columns = columnsAhead(operations, live);
  const ahead = [
    ...addAhead(table, operations, live, server),
    ...edits.flatMap((edit) => storeStatements(edit, context)),
    ...edits.flatMap((edit) => bridgeStatements(edit, context)),
    ...edits.flatMap((edit) => renameValueStatements(edit, columns, context)),
    ...edits.flatMap((edit) => fillStatements(edit, columns, context)),
  ];
  const early = earlyDropClauses(operations, live, server, ahead.length > 0);
  const late = lateCreateClauses(operations, server);
  const indexes = foreignKeyIndexClauses(live, keyChange);
  return [
    ...guards,
    ...detour.drops,
    ...alter(table, early),
    ...ahead,
    ...alter(table, [
      ...operations
        .flatMap((operation) => operationClauses(operation, operations, context))
        .filter((clause) => !early.includes(clause) && !late.includes(clause)),
      ...indexes.clauses,
      ...edits.flatMap((edit) => editClauses(edit, context)),
      ...dependentClauses(edits, operations, live, server),
      ...numberingClauses(live, keyChange, numberedAfter(operations, edits, live)),
    ]),
    ...alter(table, [...late, ...indexes.late]),
    ...detour.follows,
    ...detour.creates,
  ];
}

/** What happens to single columns, asked for or not. */
function planEdits(
  operations: readonly TableOperation[],
  { live, server, unchecked }: EditContext,
): readonly ColumnEdit[] {
  const asked = collectEdits(operations, live, server.flavour.label);
  const edits = Array.from(unchecked).reduce(
    (all, column) => withChange(all, column, {}, live),
    asked,
  );
  return withDependentColumns(edits, operations, live, server);
}

function detourFor(
  edits: readonly ColumnEdit[],
  operations: readonly TableOperation[],
  db: TableSource,
  { table, live, server }: EditContext,
): Promise<ForeignKeyDetour> {
  return planDetour(db, server, {
    table,
    columns: retypedColumns(edits, operations),
    dropped: droppedForeignKeys(operations, live),
    renames: new Map(edits.map(({ oldName, newName }) => [oldName, newName])),
  });
}

/** No operation says of these columns that they change. */
function followDetour(
  { ownColumns, otherColumns }: ForeignKeyDetour,
  table: TableName,
  model: TableModel,
): void {
  const own = ownColumns.map((column) => ({ table, column }));
  for (const { table: owner, column } of [...own, ...otherColumns]) {
    const { name, type, charset, collation, enumValues, identity } = column;
    model.follow({
      kind: 'alterColumn',
      table: owner,
      column: name,
      change: { type, charset, collation, enumValues, identity },
      existing: {},
      fill: null,
      using: null,
    });
  }
}

/** What a foreign key does not let change; MySQL counts AUTO_INCREMENT among it. */
const typeProperties = ['type', 'charset', 'collation', 'identity'];

/**
 * The columns with their next types, under the names they have before. Where one changes its type, or
 * something else has the table copied, a foreign key does not let its column change in nullability
 * either (error 1832).
 */
function retypedColumns(
  edits: readonly ColumnEdit[],
  operations: readonly TableOperation[],
): readonly NonNullable<ColumnEdit['from']>[] {
  const changes = (edit: ColumnEdit, properties: readonly string[]): boolean =>
    changedProperties(edit).some((name) => properties.includes(name));
  const isCopied =
    operations.some(copiesTable) || edits.some((edit) => changes(edit, typeProperties));
  const fixed = isCopied ? [...typeProperties, 'nullable'] : typeProperties;
  return edits
    .filter((edit) => changes(edit, fixed))
    .flatMap((edit) => {
      const column = editedColumn(edit);
      return column === null ? [] : [{ ...column, name: edit.oldName }];
    });
}

/** What has MySQL copy the table beside a change of type. */
function copiesTable(operation: TableOperation): boolean {
  return operation.kind === 'addColumn'
    ? operation.column.generated?.stored === true
    : operation.kind === 'createConstraint' && operation.constraint.kind === 'check';
}

function operationClauses(
  operation: TableOperation,
  operations: readonly TableOperation[],
  { live, server }: EditContext,
): readonly string[] {
  switch (operation.kind) {
    case 'addColumn':
      return addClauses(operation, operations, { live, server });
    case 'dropColumn':
      return dropColumnClauses(operation, operations);
    case 'alterColumn':
    case 'renameColumn':
      return [];
    case 'createConstraint':
      return [`ADD ${constraintDefinition(operation.constraint, operation.table, server)}`];
    case 'dropConstraint':
      return dropConstraintClauses(operation, live, server);
    case 'renameConstraint':
      return renameConstraintClauses(operation, live, server);
    case 'alterTableOptions':
      return optionClauses(operation.change, server);
  }
}
