import type { AddColumn } from '../operation/add-column.ts';
import type { AlterColumn } from '../operation/alter-column.ts';
import type { AlterEnum } from '../operation/alter-enum.ts';
import type { DropEnum } from '../operation/drop-enum.ts';
import type { DropTable } from '../operation/drop-table.ts';
import type { DropView } from '../operation/drop-view.ts';
import { footprintOf } from '../operation/footprint.ts';
import type { Operation } from '../operation/operation.ts';
import { requiredColumn } from '../operation/required-column.ts';
import { singleOperations } from '../operation/single-operations.ts';
import type { ColumnChange } from '../schema/column.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import { formatTableName } from '../schema/table-name.ts';
import type { Hazard } from './hazard.ts';
import { isLossless } from './is-lossless.ts';

/** What can lose data or fail on rows that are there, in the order of the operations. */
export function findHazards(operations: readonly Operation[]): readonly Hazard[] {
  const context = contextOf(operations);
  return operations.flatMap((operation) => hazardsOf(operation, context));
}

/** What else happens, which tells the drop of a thing for good from one on the way to something. */
interface Context {
  /** The views that are created. */
  readonly views: ReadonlySet<string>;
  /** What some operation stops leaning on. */
  readonly freed: ReadonlySet<string>;
}

function contextOf(operations: readonly Operation[]): Context {
  const single = singleOperations(operations);
  return {
    views: new Set(
      single.flatMap((each) => (each.kind === 'createView' ? [qualifiedKey(each.view)] : [])),
    ),
    freed: new Set(single.flatMap((each) => footprintOf(each).frees ?? [])),
  };
}

function hazardsOf(operation: Operation, context: Context): readonly Hazard[] {
  switch (operation.kind) {
    case 'batchAlterTable':
      return operation.operations.flatMap((each) => hazardsOf(each, context));
    case 'dropTable':
      return [dropTableHazard(operation)];
    case 'dropColumn':
      return [
        {
          id: 'drop-column',
          subject: `${formatTableName(operation.table)}.${operation.column}`,
          message: 'its values are lost (the reverse restores the column, without them).',
        },
      ];
    case 'dropView':
      return dropViewHazards(operation, context);
    case 'dropEnum':
      return dropEnumHazards(operation, context);
    case 'dropSequence':
      return [
        {
          id: 'drop-sequence',
          subject: formatTableName(operation.sequence),
          message: `its next number is lost (the reverse starts it at ${operation.sequence.start} again).`,
        },
      ];
    case 'addColumn':
      return addColumnHazards(operation);
    case 'alterColumn':
      return alterColumnHazards(operation);
    case 'createConstraint':
      return operation.constraint.kind === 'unique'
        ? [addUnique(formatTableName(operation.table), operation.constraint.columns)]
        : [];
    case 'createIndex':
      return operation.index.unique
        ? [
            addUnique(
              formatTableName(operation.table),
              operation.index.keys.map(({ value }) => value),
            ),
          ]
        : [];
    case 'alterEnum': {
      const removed = removedValues(operation);
      if (removed.length === 0) return [];
      return [
        {
          id: 'type-narrowing',
          subject: operation.to.name,
          message: `${removed.join(', ')} is gone: fails where a row holds it.`,
        },
      ];
    }
    case 'createTable':
    case 'renameTable':
    case 'renameColumn':
    case 'dropIndex':
    case 'renameIndex':
    case 'dropConstraint':
    case 'renameConstraint':
    case 'validateConstraint':
    case 'createEnum':
    case 'renameEnum':
    case 'createView':
    case 'replaceView':
    case 'createSequence':
    case 'alterSequence':
    case 'alterTableComment':
    case 'alterTableOptions':
    case 'createSchema':
    case 'dropSchema':
    case 'createExtension':
    case 'dropExtension':
    case 'execute':
    case 'custom':
    case 'bulkInsert':
      return [];
  }
}

function dropTableHazard({ table, existing }: DropTable): Hazard {
  const fixtures = existing?.fixtures ?? [];
  const rest = fixtures.length === 0 ? '' : `; ${fixtures.join(', ')}: gone, and not restored`;
  return {
    id: 'drop-table',
    subject: formatTableName(table),
    message: `its rows are lost (the reverse creates the table, empty)${rest}.`,
  };
}

/** One that is created again is only out of the way for a while. */
function dropViewHazards({ view }: DropView, { views }: Context): readonly Hazard[] {
  const subject = formatTableName(view);
  if (views.has(qualifiedKey(view))) return [];
  return [{ id: 'drop-view', subject, message: 'whatever still reads it fails.' }];
}

/** A type that goes with its last column takes nothing along that the column's hazard does not name. */
function dropEnumHazards(operation: DropEnum, { freed }: Context): readonly Hazard[] {
  if (footprintOf(operation).drops?.some((key) => freed.has(key))) return [];
  return [
    {
      id: 'drop-enum',
      subject: formatTableName(operation.enumType),
      message: 'no table uses it; a function or a cast that names it fails.',
    },
  ];
}

function addColumnHazards(operation: AddColumn): readonly Hazard[] {
  const required = requiredColumn(operation);
  if (required === null || required.isFilled) return [];
  return [
    {
      id: 'add-not-null',
      subject: required.name,
      message: `is NOT NULL without a default, which fails or invents values where there are rows: give the entity a default, or this file a \`fill\` (\`--fill ${required.name}=<value>\`).`,
    },
  ];
}

function alterColumnHazards(operation: AlterColumn): readonly Hazard[] {
  const subject = `${formatTableName(operation.table)}.${operation.column}`;
  const { change, existing } = operation;
  const computed =
    change.generated && !existing.generated
      ? [
          {
            id: 'compute-column',
            subject,
            message: 'its values are replaced by computed ones (the reverse keeps those).',
          } as const,
        ]
      : [];
  const narrowed =
    change.type !== undefined && existing.type !== undefined && loses(existing, change)
      ? [
          {
            id: 'type-narrowing',
            subject,
            message: `${existing.type} → ${change.type} may not hold every value: what does not fit fails or is changed.`,
          } as const,
        ]
      : [];
  const required = requiredColumn(operation);
  const unfilled =
    required === null || required.isFilled
      ? []
      : [
          {
            id: 'set-not-null',
            subject,
            message: `fails where a row holds NULL: give this file a \`fill\` (\`--fill ${subject}=<value>\`).`,
          } as const,
        ];
  return [...computed, ...narrowed, ...unfilled];
}

/** The values of an enumerated column count, not the way its type is spelled. */
function loses(from: ColumnChange, to: ColumnChange): boolean {
  if (from.enumValues && to.enumValues) {
    return from.enumValues.some((value) => !to.enumValues?.includes(value));
  }
  return !isLossless(from.type ?? '', to.type ?? '');
}

function removedValues({ from, to }: AlterEnum): readonly string[] {
  return from.values.filter((value) => !to.values.includes(value));
}

function addUnique(table: string, columns: readonly string[]): Hazard {
  return {
    id: 'add-unique',
    subject: `${table} (${columns.join(', ')})`,
    message: 'fails where two rows hold the same values.',
  };
}
