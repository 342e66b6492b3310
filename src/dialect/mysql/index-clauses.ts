import type { Index } from '../../schema/table-index.ts';
import { foreignKeyIndexClauses } from './foreign-key-indexes.ts';
import { indexDefinition } from './index-definition.ts';
import { indexCreated, indexDropped } from './key-change.ts';
import type { LiveTable } from './live-table.ts';
import { numberedNow, numberingClauses } from './numbering.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/** Clauses that create an index, in the place of those that it can serve for. */
export function createIndexClauses(
  index: Index,
  live: LiveTable | null,
  server: MysqlServer,
): readonly string[] {
  const change = indexCreated(index);
  return [
    `ADD ${indexDefinition(index, server)}`,
    ...foreignKeyIndexClauses(live, change).clauses,
    ...numberingClauses(live, change, numberedNow(live)),
  ];
}

/** Clauses that drop an index, after giving what leans on it one of its own. */
export function dropIndexClauses(name: string, live: LiveTable | null): readonly string[] {
  const change = indexDropped(name);
  return [
    ...foreignKeyIndexClauses(live, change).clauses,
    ...numberingClauses(live, change, numberedNow(live)),
    `DROP INDEX ${quoting.identifier(name)}`,
  ];
}
