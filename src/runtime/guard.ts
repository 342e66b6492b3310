import type { Operation } from '../operation/operation.ts';

/** What watches over the operations of a migration. */
export interface Guard {
  /** Keeps an operation from being carried out by failing. */
  judge(operation: Operation): Promise<void>;
  /** Takes account of one that an earlier run has carried out, or begun to. */
  pass(operation: Operation): void;
}

export const noGuard: Guard = { judge: async () => {}, pass: () => {} };
