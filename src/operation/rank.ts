import type { Operation, OperationKind } from './operation.ts';

/** Where operations stand that do not depend on each other; lower runs first. */
const ranks: Readonly<Record<OperationKind, number>> = {
  createSchema: -1,
  createExtension: 0,
  dropView: 1,
  createEnum: 2,
  createSequence: 3,
  renameEnum: 4,
  renameSequence: 4,
  renameTable: 4,
  createTable: 5,
  dropIndex: 6,
  dropConstraint: 7.1,
  // What mentions a value that goes has to go first, what mentions one that comes follows.
  alterEnum: 7.15,
  renameColumn: 7.2,
  addColumn: 7.3,
  alterColumn: 7.4,
  // A table may never be left without columns, so what is added comes first.
  dropColumn: 7.5,
  createConstraint: 7.6,
  renameConstraint: 7.7,
  validateConstraint: 8,
  alterTableOptions: 7.8,
  batchAlterTable: 7,
  alterSequence: 8,
  createIndex: 8.1,
  renameIndex: 8.2,
  alterTableComment: 9,
  dropTable: 10,
  dropSequence: 11,
  dropEnum: 11,
  replaceView: 12,
  createView: 12,
  dropExtension: 13,
  dropSchema: 13.1,
  execute: 14,
  bulkInsert: 14,
  custom: 14,
};

export function rankOf(operation: Operation): number {
  return ranks[operation.kind];
}
