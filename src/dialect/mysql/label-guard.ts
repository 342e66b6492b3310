import { operationUnsupported } from '../dialect-error.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import type { ColumnEdit } from './column-edit.ts';
import type { EditContext } from './edit-clauses.ts';
import { labelsOf } from './normalize-type.ts';
import { quoteTable, quoting } from './quoting.ts';

/**
 * Refuses to make an enumeration of numbers that are none of its values: the server would take `2`,
 * in text too, for the second value, whatever that says.
 * @throws {LimbeckError} `OPERATION_UNSUPPORTED` naming the first of them
 */
export async function refuseHiddenLabels(
  edits: readonly ColumnEdit[],
  db: Queryable,
  { table, live, server }: EditContext,
): Promise<void> {
  if (live === null) return;
  for (const { from, oldName, change } of edits) {
    const labels = labelsOf(change.type ?? '');
    if (from === null || labels === null || labelsOf(from.type) !== null) continue;
    const value = `CAST(${quoting.identifier(oldName)}${from.type.startsWith('bit') ? ' + 0' : ''} AS CHAR)`;
    const list = labels.map((label) => quoting.literal(label)).join(', ');
    const [found] = await rowsOf<{ readonly value: string }>(
      db,
      `SELECT ${value} AS \`value\` FROM ${quoteTable(table)}
       WHERE ${value} REGEXP '^[0-9]+$' AND ${value} NOT IN (${list}) LIMIT 1`,
    );
    if (found === undefined) continue;
    throw operationUnsupported(
      `turn the value ${found.value} of the column ${oldName} into one of ${change.type}`,
      server.flavour.label,
      'Give those rows one of its values first.',
    );
  }
}
