/**
 * What a transaction is around: each revision, all of a run, or nothing, so that every statement is
 * committed by itself.
 */
export type TransactionFrame = 'perRevision' | 'perRun' | 'none';
