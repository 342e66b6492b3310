import type { Operation } from '../operation/operation.ts';

/** How an operation is carried out. */
export interface OperationWork {
  /** The statements it takes on the database as it is. */
  statements(): Promise<readonly string[]>;
  run(statement: string): Promise<unknown>;
  /** What belongs to the operation and follows its statements. */
  conclude(): Promise<void>;
}

/** What sees to it that each operation of a migration is carried out once. */
export interface Journal {
  /** Carries out an operation, or what an earlier run has left of it. */
  carryOut(operation: Operation, work: OperationWork): Promise<void>;
}

/** Where a transaction takes back what has failed, nothing needs to be remembered. */
export const noJournal: Journal = {
  async carryOut(_operation, work) {
    for (const statement of await work.statements()) await work.run(statement);
    await work.conclude();
  },
};
