import type { DataSource, QueryRunner } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { Execute } from '../operation/execute.ts';
import type { Sql } from '../schema/sql.ts';

import type { EntityAccess } from './entity-access.ts';
import type { Guard } from './guard.ts';
import { insertRows } from './insert-rows.ts';
import type { Journal } from './journal.ts';
import { migrationQueryRunner } from './migration-query-runner.ts';
import { nameOf } from './name-of.ts';
import type { Operations } from './operations.ts';
import { offlineUnavailable } from './runtime-error.ts';
import { spellExpression } from './spell-expression.ts';
import type { StatementLog } from './statement-log.ts';

/** The calls of `op` that read and write rows, and statements of one's own. */
export type RowOperations = Pick<
  Operations,
  'bulkInsert' | 'execute' | 'query' | 'queryRunner' | 'manager' | 'once'
>;

/** What it takes to carry them out; see `Executor`. */
interface RowExecutor {
  readonly dialect: Dialect;
  readonly catalog: Queryable | null;
  readonly offline: boolean;
  readonly answers: boolean;
  readonly log: StatementLog;
  readonly journal: Journal;
  readonly entities: EntityAccess | null;
  readonly guard: Guard;
  /** Sends a statement to where statements go. */
  run(statement: string, parameters?: readonly unknown[]): Promise<unknown>;
}

const takesAway = /\b(?:delete|truncate|drop)\b/i;

/** Calls that go to the connection as they are, in the journal where a run could repeat them. */
export function rowOperations(executor: RowExecutor): RowOperations {
  const { dialect, answers, log, journal, entities, guard, run } = executor;
  const entityAccess = (method: string): EntityAccess => {
    if (entities === null) throw offlineUnavailable(`op.${method}`);
    return entities;
  };
  const queryRunnerFor = ({ queryRunner }: EntityAccess, dataSource: DataSource): QueryRunner =>
    migrationQueryRunner(queryRunner, {
      dataSource,
      send: (statement, parameters, work) =>
        journal.pass({ statement, parameters }, async () => {
          await guardRows({ kind: 'execute', statement, parameters });
          return log.run(statement, work);
        }),
    });
  /** Most statements of a program take nothing away, and there can be many. */
  const guardRows = async (operation: Execute): Promise<void> => {
    if (takesAway.test(operation.statement)) await guard.judge(operation);
  };
  const spell = (value: string | Sql): string => spellExpression(value, dialect);

  return {
    bulkInsert: (table, rows, options) => insertRows(nameOf(table, options), rows, executor),
    async execute(given, parameters) {
      const statement = spell(given);
      const operation: Execute = { kind: 'execute', statement, parameters: parameters ?? [] };
      let isJudged = false;
      await journal.carryOut(operation, {
        async statements() {
          isJudged = true;
          await guard.judge(operation);
          // The driver fills in the parameters, where the dialect would have to write them out.
          return [statement];
        },
        run: () => run(statement, parameters),
        conclude: async () => {},
      });
      if (!isJudged) guard.pass(operation);
    },
    async query<Row extends object>(
      statement: string | Sql,
      parameters?: readonly unknown[],
    ): Promise<readonly Row[]> {
      const text = spell(statement);
      if (!answers) throw offlineUnavailable('op.query');
      const sent = { statement: text, parameters: parameters ?? [] };
      const rows = journal.pass(sent, async () => {
        await guardRows({ kind: 'execute', ...sent });
        return run(text, parameters);
      });
      // What comes back is the promise of whoever wrote the query.
      return rows as Promise<readonly Row[]>;
    },

    queryRunner() {
      const access = entityAccess('queryRunner');
      return queryRunnerFor(access, access.withoutEntities);
    },
    async manager(given) {
      const access = entityAccess('manager');
      return queryRunnerFor(access, await access.withEntities(given)).manager;
    },
    once: (work) => journal.once(work),
  };
}
