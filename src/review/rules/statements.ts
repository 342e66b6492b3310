import type { Operation } from '../../operation/operation.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import { formatTableName, type TableName } from '../../schema/table-name.ts';
import type { Finding } from '../hazard.ts';
import { readStatements, type StatementEffect } from '../read-statements.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** What an SQL text of a migration does, statement by statement, tables of its own making apart. */
function effectsOf(operation: Operation, { server }: RuleContext): readonly StatementEffect[] {
  if (operation.kind !== 'execute') return [];
  const effects = readStatements(operation.statement, server);
  const made = new Set(
    effects.flatMap((effect) =>
      effect.kind === 'createTable' ? effect.tables.map(qualifiedKey) : [],
    ),
  );
  return effects.filter(
    (effect) => !tablesOf(effect).some((table) => made.has(qualifiedKey(table))),
  );
}

function tablesOf(effect: StatementEffect): readonly TableName[] {
  if ('tables' in effect) return effect.tables;
  return 'table' in effect ? [effect.table] : [];
}

export const truncate = defineRule({
  id: 'truncate',
  severity: 'error',
  check: (operation, context) =>
    effectsOf(operation, context).flatMap((effect): readonly Finding[] =>
      effect.kind !== 'truncate'
        ? []
        : effect.tables
            .filter((table) => !context.isNewTable(table))
            .map((table) => ({
              subject: formatTableName(table),
              message: 'TRUNCATE takes all its rows, and no reverse restores them.',
              concerns: { kind: 'rows', table },
            })),
    ),
});

export const deleteAll = defineRule({
  id: 'delete-all',
  severity: 'error',
  check: (operation, context) =>
    effectsOf(operation, context).flatMap((effect): readonly Finding[] => {
      if (effect.kind !== 'delete' || !effect.isForAll || context.isNewTable(effect.table))
        return [];
      const { table } = effect;
      return [
        {
          subject: formatTableName(table),
          message: 'DELETE without a condition takes all its rows, and no reverse restores them.',
          concerns: { kind: 'rows', table },
        },
      ];
    }),
});

export const deleteRows = defineRule({
  id: 'delete-rows',
  severity: 'warning',
  check: (operation, context) =>
    effectsOf(operation, context).flatMap((effect): readonly Finding[] => {
      if (effect.kind !== 'delete' || effect.isForAll || context.isNewTable(effect.table))
        return [];
      const { table } = effect;
      return [
        {
          subject: formatTableName(table),
          message:
            'DELETE takes the rows that its condition chooses, and no reverse restores them.',
          concerns: { kind: 'rows', table },
        },
      ];
    }),
});

export const updateAll = defineRule({
  id: 'update-all',
  severity: 'warning',
  check: (operation, context) =>
    effectsOf(operation, context).flatMap((effect): readonly Finding[] => {
      if (effect.kind !== 'update' || !effect.isForAll || context.isNewTable(effect.table))
        return [];
      const { table } = effect;
      return [
        {
          subject: formatTableName(table),
          message:
            'UPDATE without a condition writes every row in one transaction, which keeps them locked until its end.',
          instead: 'Write a large table in portions, before or after the migration.',
          concerns: { kind: 'rows', table },
        },
      ];
    }),
});

export const dropBySql = defineRule({
  id: 'drop-by-sql',
  severity: 'error',
  check: (operation, context) =>
    effectsOf(operation, context).flatMap((effect): readonly Finding[] => {
      if (effect.kind === 'dropTable') {
        return effect.tables
          .filter((table) => !context.isNewTable(table))
          .map((table) => ({
            subject: formatTableName(table),
            message: 'its rows are lost, and the statement says nothing of the way back.',
            instead: 'Use `op.dropTable`.',
            concerns: { kind: 'rows', table },
          }));
      }
      if (effect.kind === 'dropColumn') {
        const { table, column } = effect;
        if (context.isNewColumn(table, column)) return [];
        return [
          {
            subject: columnSubject(table, column),
            message: 'its values are lost, and the statement says nothing of the way back.',
            instead: 'Use `op.dropColumn`.',
            concerns: { kind: 'values', table, column },
          },
        ];
      }
      if (effect.kind !== 'dropSchema') return [];
      return [
        {
          subject: effect.name,
          message: 'whatever it holds may be lost with it.',
          instead: 'Drop its tables by `op.dropTable` first.',
        },
      ];
    }),
});

export const transactionBySql = defineRule({
  id: 'transaction-by-sql',
  severity: 'warning',
  check: (operation, context) =>
    effectsOf(operation, context).flatMap((effect): readonly Finding[] =>
      effect.kind !== 'transaction'
        ? []
        : [
            {
              subject: effect.word,
              message:
                'ends or begins a transaction behind the back of the run, whose rollback and record then miss what went before.',
              instead: 'Use `op.autocommit`, or `transaction` of the configuration.',
            },
          ],
    ),
});
