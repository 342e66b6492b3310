import { noJournal, type Journal, type OperationWork } from './journal.ts';
import { rowsNotRecorded, schemaChangedInOnce } from './runtime-error.ts';
import { isRowChange, isSchemaChange } from './statement-log.ts';

/**
 * A journal, watched where DDL commits on its own, for what it cannot write down:
 *
 * 1. What a statement of `op.query` or a query runner writes is committed by the next change of the
 *    schema, and a run that goes on after a failure would write it again: that change is refused.
 * 2. The rows of `op.once` and the note that they are there belong to one transaction, so that
 *    nothing inside may commit.
 */
export function guardedJournal(carryOut: Journal['carryOut'], product: string): Journal {
  let unrecorded: string | null = null;
  let isOnce = false;

  const guard = (work: OperationWork): OperationWork => ({
    ...work,
    async run(statement) {
      if (isSchemaChange(statement)) {
        if (isOnce) throw schemaChangedInOnce(statement, product);
        if (unrecorded !== null) throw rowsNotRecorded(unrecorded, { statement, product });
      }
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
