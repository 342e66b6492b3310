import { operationUnsupported } from '../dialect-error.ts';
import { rowsOf } from '../queryable.ts';
import type { ColumnEdit } from './column-edit.ts';
import type { EditContext } from './edit-clauses.ts';
import { isConnected, type TableSource } from './live-table.ts';
import { labelsOf } from './normalize-type.ts';
import { quoteTable, quoting } from './quoting.ts';

/**
 * Refuses to make an enumeration of numbers that are none of its values: the server would take `2`,
 * in text too, for the second value, whatever that says. Without a connection, these are statements
 * that refuse it.
 * @throws {LimbeckError} `OPERATION_UNSUPPORTED` naming the first of them
 */
export async function guardLabels(
  edits: readonly ColumnEdit[],
  db: TableSource,
  { table, server }: EditContext,
): Promise<readonly string[]> {
  const guards: string[] = [];
  for (const { from, oldName, change } of edits) {
    const labels = labelsOf(change.type ?? '');
    if (from === null || labels === null || labelsOf(from.type) !== null) continue;
    const value = `CAST(${quoting.identifier(oldName)}${from.type.startsWith('bit') ? ' + 0' : ''} AS CHAR)`;
    const list = labels.map((label) => quoting.literal(label)).join(', ');
    const query = `SELECT ${value} AS \`value\` FROM ${quoteTable(table)}
       WHERE ${value} REGEXP '^[0-9]+$' AND ${value} NOT IN (${list}) LIMIT 1`;
    if (!isConnected(db)) {
      guards.push(failWhereFound(query, oldName));
      continue;
    }
    const [found] = await rowsOf<{ readonly value: string }>(db, query);
    if (found === undefined) continue;
    throw operationUnsupported(
      `turn the value ${found.value} of the column ${oldName} into one of ${change.type}`,
      server.flavour.label,
      'Give those rows one of its values first.',
    );
  }
  return guards;
}

/** Two rows where there may be one (error 1242) are all that a script can fail by. */
function failWhereFound(query: string, column: string): string {
  return [
    `-- Fails where a number in ${column} is none of the values that it is to have.`,
    `DO (SELECT 1 FROM (SELECT 1 UNION ALL SELECT 2) AS \`twice\` WHERE EXISTS (${query}))`,
  ].join('\n');
}
