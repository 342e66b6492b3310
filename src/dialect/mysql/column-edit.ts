import type { AlterColumn } from '../../operation/alter-column.ts';
import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { Column, ColumnChange } from '../../schema/column.ts';
import { renameInDefault, type ValueRename } from '../../schema/value-rename.ts';
import { operationUnsupported } from '../dialect-error.ts';
import type { LiveTable } from './live-table.ts';

/** All that happens to one column of a table in one go. */
export interface ColumnEdit {
  /** The column before; null when nothing but its name is known, and nothing but its name changes. */
  readonly from: Column | null;
  readonly oldName: string;
  readonly newName: string;
  readonly change: ColumnChange;
  /** See `AlterColumn.fill`. */
  readonly fill: string | null;
  /** See `AlterColumn.renamedValues`. */
  readonly renamedValues: readonly ValueRename[];
}

/** What becomes of the columns that operations rename or alter, each by its name in the table so far. */
export function collectEdits(
  operations: readonly TableOperation[],
  live: LiveTable | null,
  server: string,
): readonly ColumnEdit[] {
  const edits = new Map<string, ColumnEdit>();
  for (const operation of operations) {
    if (operation.kind === 'renameColumn') {
      const edit = edits.get(operation.from) ?? untouched(operation.from, live);
      edits.delete(operation.from);
      edits.set(operation.to, { ...edit, newName: operation.to });
    }
    if (operation.kind === 'alterColumn') {
      const edit = edits.get(operation.column) ?? untouched(operation.column, live);
      edits.set(operation.column, altered(edit, operation, server));
    }
  }
  return Array.from(edits.values());
}

/** Edits with more to change about a column, by its name before; one that no edit has gets one. */
export function withChange(
  edits: readonly ColumnEdit[],
  column: string,
  change: ColumnChange,
  live: LiveTable | null,
): readonly ColumnEdit[] {
  const edit = edits.find(({ oldName }) => oldName === column) ?? untouched(column, live);
  const others = edits.filter((other) => other !== edit);
  return [...others, { ...edit, change: { ...edit.change, ...change } }];
}

/** The column after the edit; null when nothing but its name is known. */
export function editedColumn(edit: ColumnEdit): Column | null {
  return edit.from === null ? null : { ...edit.from, ...edit.change, name: edit.newName };
}

/** The properties that the edit gives another value. */
export function changedProperties({ from, change }: ColumnEdit): readonly (keyof ColumnChange)[] {
  const names: readonly (keyof ColumnChange)[] = [
    'type',
    'nullable',
    'default',
    'identity',
    'generated',
    'collation',
    'charset',
    'comment',
    'onUpdate',
  ];
  return names.filter(
    (name) =>
      change[name] !== undefined && JSON.stringify(change[name]) !== JSON.stringify(from?.[name]),
  );
}

function untouched(name: string, live: LiveTable | null): ColumnEdit {
  const from = live?.table.columns.find((column) => column.name === name) ?? null;
  return { from, oldName: name, newName: name, change: {}, fill: null, renamedValues: [] };
}

function altered(edit: ColumnEdit, operation: AlterColumn, server: string): ColumnEdit {
  const from = edit.from ?? describedColumn(operation, edit.oldName, server);
  const { renamedValues = [] } = operation;
  const followed = from.default === null ? null : renameInDefault(from.default, renamedValues);
  return {
    ...edit,
    from,
    change: {
      ...edit.change,
      ...(followed === from.default ? {} : { default: followed }),
      ...operation.change,
    },
    fill: operation.fill ?? edit.fill,
    renamedValues: [...edit.renamedValues, ...renamedValues],
  };
}

/**
 * Without a connection the column is what the operation says of it: MODIFY takes the whole
 * definition, so type and nullability have to be there; what else is missing is taken for absent.
 */
function describedColumn(
  { column, change, existing }: AlterColumn,
  name: string,
  server: string,
): Column {
  const type = existing.type ?? change.type;
  const nullable = existing.nullable ?? change.nullable;
  if (type === undefined || nullable === undefined) {
    throw operationUnsupported(
      `alter the column ${column} without a connection when its type and nullability are not given`,
      server,
      'Add `existing: { type: …, nullable: … }` to the operation.',
    );
  }
  return {
    default: null,
    identity: null,
    generated: null,
    collation: null,
    charset: null,
    comment: null,
    onUpdate: null,
    enumValues: null,
    declared: null,
    ...existing,
    name,
    type,
    nullable,
  };
}
