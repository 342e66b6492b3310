import type { AddColumn } from '../operation/add-column.ts';
import type { AlterColumn } from '../operation/alter-column.ts';
import type { Operation } from '../operation/operation.ts';
import { formatTableName } from '../schema/table-name.ts';
import type { Hazard } from './hazard.ts';
import { narrows } from './narrows.ts';

/** What can lose data or fail on rows that are there, in the order of the operations. */
export function findHazards(operations: readonly Operation[]): readonly Hazard[] {
  return operations.flatMap(hazardsOf);
}

function hazardsOf(operation: Operation): readonly Hazard[] {
  switch (operation.kind) {
    case 'batchAlterTable':
      return operation.operations.flatMap(hazardsOf);
    case 'dropTable':
      return [
        {
          id: 'drop-table',
          subject: formatTableName(operation.table),
          message: 'its rows are lost (the reverse creates the table, empty).',
        },
      ];
    case 'dropColumn':
      return [
        {
          id: 'drop-column',
          subject: `${formatTableName(operation.table)}.${operation.column}`,
          message: 'its values are lost (the reverse restores the column, without them).',
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
    case 'createTable':
    case 'renameTable':
    case 'renameColumn':
    case 'dropIndex':
    case 'renameIndex':
    case 'dropConstraint':
    case 'renameConstraint':
    case 'createEnum':
    case 'dropEnum':
    case 'alterEnum':
    case 'createView':
    case 'dropView':
    case 'replaceView':
    case 'createSequence':
    case 'dropSequence':
    case 'alterSequence':
    case 'alterTableComment':
    case 'createExtension':
    case 'dropExtension':
    case 'execute':
      return [];
  }
}

function addColumnHazards({ table, column, fill }: AddColumn): readonly Hazard[] {
  const filledByItself =
    column.nullable || column.default !== null || column.identity !== null || column.generated;
  if (filledByItself || fill !== null) return [];
  return [
    {
      id: 'add-not-null',
      subject: `${formatTableName(table)}.${column.name}`,
      message:
        'is NOT NULL without a default, which fails or invents values where there are rows: give the entity a default, or this file a `fill`.',
    },
  ];
}

function alterColumnHazards(operation: AlterColumn): readonly Hazard[] {
  const subject = `${formatTableName(operation.table)}.${operation.column}`;
  const { change, existing, fill } = operation;
  const narrowed =
    change.type !== undefined && existing.type !== undefined && narrows(existing.type, change.type)
      ? [
          {
            id: 'type-narrowing',
            subject,
            message: `${existing.type} → ${change.type} holds less: longer or larger values fail or are cut.`,
          } as const,
        ]
      : [];
  const required =
    change.nullable === false && existing.nullable !== false && fill === null
      ? [
          {
            id: 'set-not-null',
            subject,
            message: 'fails where a row holds NULL: give this file a `fill`.',
          } as const,
        ]
      : [];
  return [...narrowed, ...required];
}

function addUnique(table: string, columns: readonly string[]): Hazard {
  return {
    id: 'add-unique',
    subject: `${table} (${columns.join(', ')})`,
    message: 'fails where two rows hold the same values.',
  };
}
