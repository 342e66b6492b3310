import type { Outside } from '../dialect/dialect.ts';
import type { Operation } from '../operation/operation.ts';

/** How an operation is carried out. */
export interface OperationWork {
  /** The statements it takes on the database as it is. */
  statements(): Promise<readonly string[]>;
  run(statement: string): Promise<unknown>;
  /** What belongs to the operation and follows its statements. */
  conclude(): Promise<void>;
}

/** What a step of a migration can be: an operation, or `op.once`, of which only its place is known. */
export type JournalStep = Operation | { readonly kind: 'once' };

/** What sees to it that each operation of a migration is carried out once. */
export interface Journal {
  /** Carries out an operation, or what an earlier run has left of it. */
  carryOut(step: JournalStep, work: OperationWork): Promise<void>;
  /** Carries out `work`, which writes rows and changes no schema, unless an earlier run has. */
  once(work: () => Promise<void>): Promise<void>;
  /** Runs `work` by `outside`, having written down what that commits. */
  autocommit(work: () => Promise<void>, outside: Outside): Promise<void>;
  /** Sends a statement whose answer is wanted, and that is therefore sent by every run. */
  pass(statement: SentStatement, send: () => Promise<unknown>): Promise<unknown>;
}

/** A statement with its parameters. */
export interface SentStatement {
  readonly statement: string;
  readonly parameters: readonly unknown[];
}

/** Where nobody goes on with what has failed, nothing needs to be remembered. */
export const noJournal: Journal = {
  async carryOut(_step, work) {
    for (const statement of await work.statements()) await work.run(statement);
    await work.conclude();
  },
  once: (work) => work(),
  autocommit: (work, outside) => outside(work),
  pass: (_statement, send) => send(),
};
