import type { AddColumn } from '../../operation/add-column.ts';
import type { AlterColumn } from '../../operation/alter-column.ts';
import type { AlterEnum } from '../../operation/alter-enum.ts';
import type { CreateConstraint } from '../../operation/create-constraint.ts';
import type { DropColumn } from '../../operation/drop-column.ts';
import type { DropConstraint } from '../../operation/drop-constraint.ts';
import type { Operation } from '../../operation/operation.ts';
import type { ColumnSpec } from '../../schema/column-spec.ts';
import type { PhaseContext } from './phase-context.ts';
import { contracting, expanding, type Phases } from './phases.ts';
import { splitAlteration } from './split-alteration.ts';

/** What becomes of one operation, none of whose names is another one than before. */
export function phasesOf(operation: Operation, context: PhaseContext): Phases {
  switch (operation.kind) {
    case 'createTable':
    case 'createEnum':
    case 'createSequence':
    case 'createSchema':
    case 'createExtension':
    case 'alterSequence':
    case 'alterTableComment':
    case 'replaceView':
    case 'renameEnum':
    case 'renameSequence':
    case 'renameIndex':
    case 'renameConstraint':
    // What gives a name to something else is refused before.
    case 'renameTable':
    case 'renameColumn':
      return expanding(operation);
    case 'dropTable':
    case 'dropEnum':
    case 'dropSequence':
    case 'dropSchema':
    case 'dropExtension':
    case 'alterTableOptions':
    // Nobody can tell what these are for.
    case 'validateConstraint':
    case 'execute':
    case 'bulkInsert':
    case 'custom':
    case 'batchAlterTable':
      return contracting(operation);
    case 'createIndex': {
      const { table, index } = operation;
      const columns = index.keys.map(({ value }) => value);
      const isOpen = !index.unique || columns.every((each) => context.isNewAndEmpty(table, each));
      return isOpen ? expanding(operation) : contracting(operation);
    }
    case 'dropIndex': {
      const { table, existing } = operation;
      const columns = existing?.keys.map(({ value }) => value) ?? [];
      const isRule =
        existing?.unique === true && !columns.some((each) => context.isDropped(table, each));
      const isInTheWay = columns.some((each) => context.isRetyped(table, each));
      return isRule || isInTheWay ? expanding(operation) : contracting(operation);
    }
    case 'createView':
      return context.isBack(operation)
        ? { expand: [operation], contract: [operation] }
        : expanding(operation);
    case 'dropView': {
      const back = context.backAs(operation);
      if (back === null) return contracting(operation);
      return {
        expand: [operation],
        contract: [{ ...operation, view: back.view, recreated: true }],
      };
    }
    case 'alterEnum':
      return splitEnum(operation);
    case 'addColumn':
      return splitAddition(operation);
    case 'dropColumn':
      return splitDrop(operation, context);
    case 'alterColumn':
      return splitAlteration(operation, context.dialect);
    case 'createConstraint':
      return isOpenRule(operation, context) ? expanding(operation) : contracting(operation);
    case 'dropConstraint':
      return isFreeing(operation, context) ? expanding(operation) : contracting(operation);
  }
}

/** Values that are added come first, those that go wait. */
function splitEnum(operation: AlterEnum): Phases {
  const { from, to } = operation;
  const added = to.values.filter((value) => !from.values.includes(value));
  const isGrowing = from.values.every((value) => to.values.includes(value));
  if (isGrowing && added.length > 0) return expanding(operation);
  if (added.length === 0) return contracting(operation);
  const between = { ...to, values: [...from.values, ...added] };
  return {
    expand: [{ ...operation, to: between }],
    contract: [{ ...operation, from: between }],
  };
}

/** The program of the version before writes rows without the column. */
function splitAddition(operation: AddColumn): Phases {
  const { table, column, fill } = operation;
  const isGiven =
    column.nullable ||
    column.default !== null ||
    column.identity !== null ||
    column.generated !== null;
  if (isGiven) return expanding(operation);
  const { declared } = column;
  const between = { ...column, nullable: true, declared: takingNull(declared) };
  return {
    expand: [{ ...operation, column: between }],
    contract: [requiring({ table, column: column.name, existing: between, declared, fill })],
  };
}

function requiring({
  declared,
  ...rest
}: Pick<AlterColumn, 'table' | 'column' | 'existing' | 'fill'> & {
  readonly declared: ColumnSpec | null;
}): AlterColumn {
  return { ...rest, kind: 'alterColumn', change: { nullable: false, declared }, using: null };
}

function takingNull(declared: ColumnSpec | null): ColumnSpec | null {
  return declared && { ...declared, nullable: true };
}

/** The next program writes rows without the column, which the one before still reads. */
function splitDrop(operation: DropColumn, context: PhaseContext): Phases {
  const { table, column, existing, fill } = operation;
  const isGiven =
    existing === null ||
    existing.nullable ||
    existing.default !== null ||
    existing.identity !== null ||
    existing.generated !== null;
  if (isGiven || context.isInDroppedKey(table, column)) return contracting(operation);
  const between = { ...existing, nullable: true, declared: takingNull(existing.declared) };
  return {
    expand: [
      {
        kind: 'alterColumn',
        table,
        column,
        change: { nullable: true, declared: between.declared },
        existing,
        fill,
        using: null,
      },
    ],
    contract: [{ ...operation, existing: between, fill: null }],
  };
}

/** Whether the program of the version before meets a constraint without knowing of it. */
function isOpenRule({ table, constraint }: CreateConstraint, context: PhaseContext): boolean {
  return (
    (constraint.kind === 'unique' || constraint.kind === 'foreignKey') &&
    constraint.columns.every((column) => context.isNewAndEmpty(table, column))
  );
}

/** Whether the next program may write what a constraint forbids, rather than lose what it is about. */
function isFreeing({ table, existing }: DropConstraint, context: PhaseContext): boolean {
  if (existing === null || existing.kind === 'primaryKey' || context.isTableDropped(table))
    return false;
  const dropped = context.droppedColumns(table);
  return 'columns' in existing
    ? !existing.columns.some((column) => dropped.includes(column))
    : !dropped.some((column) => existing.expression.includes(column));
}
