import type { Index } from '../../schema/table-index.ts';
import { foreignKeyIndexClauses } from './foreign-key-indexes.ts';
import { indexDefinition } from './index-definition.ts';
import { indexCreated, indexDropped } from './key-change.ts';
import type { LiveTable } from './live-table.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/** Clauses that create an index, in the place of those that foreign keys brought along and it can serve. */
export function createIndexClauses(
  index: Index,
  live: LiveTable | null,
  server: MysqlServer,
): readonly string[] {
  return [
    `ADD ${indexDefinition(index, server)}`,
    ...foreignKeyIndexClauses(live, indexCreated(index)),
  ];
}

/** Clauses that drop an index, after giving the foreign keys that lean on it one of their own. */
export function dropIndexClauses(name: string, live: LiveTable | null): readonly string[] {
  return [
    ...foreignKeyIndexClauses(live, indexDropped(name)),
    `DROP INDEX ${quoting.identifier(name)}`,
  ];
}
