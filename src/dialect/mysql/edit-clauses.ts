import type { Column } from '../../schema/column.ts';
import type { TableName } from '../../schema/table-name.ts';
import { changedProperties, editedColumn, type ColumnEdit } from './column-edit.ts';
import { alter } from './alter.ts';
import { columnDefinition, defaultExpression } from './column-definition.ts';
import { isLargeType } from './default.ts';
import { fillStatement } from './fill-statement.ts';
import type { LiveTable } from './live-table.ts';
import { quoteTable, quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';
import { typesBetween } from './type-bridge.ts';

/** Where an edit takes place. */
export interface EditContext {
  readonly table: TableName;
  readonly live: LiveTable | null;
  readonly server: MysqlServer;
  /** Columns that lose the check inside their definition. */
  readonly unchecked: ReadonlySet<string>;
}

/** The clauses of ALTER TABLE for one column: as little as will do, else its whole definition. */
export function editClauses(edit: ColumnEdit, context: EditContext): readonly string[] {
  const column = editedColumn(edit);
  const isRenamed = edit.oldName !== edit.newName;
  const changed = changedProperties(edit);
  const losesCheck = context.unchecked.has(edit.oldName);
  if (column === null || (changed.length === 0 && !losesCheck)) {
    return isRenamed ? [renameClause(edit)] : [];
  }
  if (isReplaced(edit.from, column)) return replaceClauses(column, edit.oldName, context);
  const isDefaultOnly = changed.length === 1 && changed[0] === 'default';
  if (isDefaultOnly && !isRenamed && !losesCheck && hasPlainDefault(column)) {
    return [defaultClause(column, context.server)];
  }
  const verb = isRenamed ? 'CHANGE' : 'MODIFY';
  const names = isRenamed ? [edit.oldName, edit.newName] : [edit.oldName];
  const definition = checkedDefinition(column, edit.oldName, context);
  return [`${verb} ${names.map((name) => quoting.identifier(name)).join(' ')} ${definition}`];
}

/** The statements that take a column through the types between its own and the next one. */
export function bridgeStatements(edit: ColumnEdit, context: EditContext): readonly string[] {
  const { from, change, oldName } = edit;
  if (from === null || from.generated !== null || change.generated != null) return [];
  return typesBetween(from.type, change.type ?? from.type).flatMap((type) => {
    const plain = { ...from, type, default: null, identity: null, charset: null, collation: null };
    const definition = columnDefinition({ ...plain, onUpdate: null }, context.server);
    return alter(context.table, [`MODIFY ${quoting.identifier(oldName)} ${definition}`]);
  });
}

/** The statements that give rows a value before the column becomes NOT NULL, in its new type already. */
export function fillStatements(
  edit: ColumnEdit,
  columns: readonly Column[],
  context: EditContext,
): readonly string[] {
  const column = editedColumn(edit);
  if (edit.fill === null || column === null) return [];
  const table = quoteTable(context.table);
  const name = quoting.identifier(edit.oldName);
  const fill = fillStatement(context.table, edit.oldName, edit.fill, columns);
  const update = `${fill} WHERE ${name} IS NULL`;
  if (!changedProperties(edit).includes('type')) return [update];
  const definition = columnDefinition(
    { ...column, nullable: true, default: null, onUpdate: null },
    context.server,
  );
  return [`ALTER TABLE ${table} MODIFY ${name} ${definition}`, update];
}

function renameClause({ oldName, newName }: ColumnEdit): string {
  return `RENAME COLUMN ${quoting.identifier(oldName)} TO ${quoting.identifier(newName)}`;
}

/** SET DEFAULT takes a plain literal; for the rest MySQL keeps something else than MODIFY would. */
function hasPlainDefault({ type, nullable, default: text }: Column): boolean {
  if (isLargeType(type)) return text === null && !nullable;
  return text === null || !/^[(C]/.test(text);
}

/** DROP DEFAULT would leave a nullable column without even NULL, so that an INSERT has to name it. */
function defaultClause(column: Column, server: MysqlServer): string {
  const name = quoting.identifier(column.name);
  if (column.default !== null) {
    return `ALTER COLUMN ${name} SET DEFAULT ${defaultExpression(column.default, column, server)}`;
  }
  return `ALTER COLUMN ${name} ${column.nullable ? 'SET DEFAULT NULL' : 'DROP DEFAULT'}`;
}

/** A definition with what the catalog keeps beside it: that it is invisible, and on MariaDB its check. */
function checkedDefinition(column: Column, oldName: string, context: EditContext): string {
  const check = context.unchecked.has(oldName)
    ? undefined
    : context.live?.columnChecks.get(oldName);
  return [
    columnDefinition(column, context.server),
    ...(context.live?.invisibleColumns.has(oldName) ? ['INVISIBLE'] : []),
    ...(check === undefined ? [] : [`CHECK (${check})`]),
  ].join(' ');
}

/**
 * The statements that go before everything else: a computed column that is to keep its values as a
 * plain one is stored first, as only that can become plain.
 */
export function storeStatements(edit: ColumnEdit, context: EditContext): readonly string[] {
  const { from } = edit;
  const column = editedColumn(edit);
  if (from === null || column === null || !isVirtual(from) || column.generated !== null) return [];
  const stored = { ...from, generated: from.generated && { ...from.generated, stored: true } };
  return alter(context.table, replaceClauses(stored, edit.oldName, context));
}

/** Errors 3106 and 1907: what is computed on read cannot be altered to what is kept, nor the other way round. */
function isReplaced(from: Column | null, to: Column): boolean {
  return isVirtual(from) ? to.generated?.stored === true : isVirtual(to);
}

function isVirtual(column: Column | null): boolean {
  return column?.generated?.stored === false;
}

/** Drops a column and adds it in its place, which computes its values and keeps its indexes. */
function replaceClauses(column: Column, oldName: string, context: EditContext): readonly string[] {
  const definition = columnDefinition(column, context.server);
  return [
    `DROP COLUMN ${quoting.identifier(oldName)}`,
    `ADD COLUMN ${quoting.identifier(column.name)} ${definition}${position(oldName, context)}`,
  ];
}

function position(column: string, { live }: EditContext): string {
  if (live === null) return '';
  const names = live.table.columns.map(({ name }) => name);
  const previous = names[names.indexOf(column) - 1];
  return previous === undefined ? ' FIRST' : ` AFTER ${quoting.identifier(previous)}`;
}
