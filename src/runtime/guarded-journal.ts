import type { Dialect } from '../dialect/dialect.ts';
import { noJournal, type Journal, type OperationWork } from './journal.ts';
import { rowsNotRecorded, schemaChangedInOnce } from './runtime-error.ts';
import { isRowChange, isSchemaChange } from './statement-log.ts';

/**
 * A journal, watched for what it cannot write down:
 *
 * 1. What a statement of `op.query` or a query runner writes is committed by the next change of the
 *    schema where DDL commits on its own, and by `op.autocommit`, and a run that goes on after a
 *    failure would write it again: these are refused.
 * 2. The rows of `op.once` and the note that they are there belong to one transaction, so that
 *    nothing inside may commit.
 */
export function guardedJournal(
  { carryOut, autocommit }: Pick<Journal, 'carryOut' | 'autocommit'>,
  { product, transactionalDdl }: Pick<Dialect, 'product' | 'transactionalDdl'>,
): Journal {
  let unrecorded: string | null = null;
  let isOnce = false;

  const refuseCommit = (statement: string): void => {
    if (isOnce) throw schemaChangedInOnce(statement, product);
    if (unrecorded !== null) throw rowsNotRecorded(unrecorded, { statement, product });
  };

  const guard = (work: OperationWork): OperationWork => ({
    ...work,
    async run(statement) {
      if (!transactionalDdl && isSchemaChange(statement)) refuseCommit(statement);
      return work.run(statement);
    },
  });

  const journal: Journal = {
    carryOut: (step, work) =>
      isOnce ? noJournal.carryOut(step, guard(work)) : carryOut(step, guard(work)),
    once: (work) =>
      carryOut(
        { kind: 'once' },
        {
          statements: async () => [],
          run: async () => {},
          async conclude() {
            isOnce = true;
            try {
              await work();
            } finally {
              isOnce = false;
            }
          },
        },
      ),
    async autocommit(work, outside) {
      refuseCommit('op.autocommit');
      await autocommit(work, outside);
    },
    async pass({ statement, parameters }, send) {
      if (!isSchemaChange(statement)) {
        if (!isOnce && isRowChange(statement)) unrecorded ??= statement;
        return send();
      }
      let answer: unknown;
      await journal.carryOut(
        { kind: 'execute', statement, parameters },
        {
          statements: async () => [statement],
          async run() {
            answer = await send();
          },
          conclude: async () => {},
        },
      );
      return answer;
    },
  };
  return journal;
}
