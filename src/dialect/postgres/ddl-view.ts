import type { ReplaceView } from '../../operation/replace-view.ts';
import type { View } from '../../schema/view.ts';
import type { Context } from './context.ts';
import { formatComment } from './ddl-column.ts';
import { createIndex } from './ddl-index.ts';
import { detourAroundView } from './dependent-views.ts';
import { quoteTable } from './quoting.ts';
import type { Server } from './server.ts';

/** Creates a view with its indexes and comment. */
export function createView(view: View, server: Server): readonly string[] {
  const kind = kindOf(view);
  const name = quoteTable(view);
  return [
    `CREATE ${kind} ${name} AS ${view.definition}`,
    ...view.indexes.flatMap((index) => createIndex(view, index, server)),
    ...(view.comment === null
      ? []
      : [`COMMENT ON ${kind} ${name} IS ${formatComment(view.comment)}`]),
  ];
}

export function dropView(view: View): string {
  return `DROP ${kindOf(view)} ${quoteTable(view)}`;
}

/**
 * Drops and creates: `CREATE OR REPLACE` can only add columns at the end. Views that are built on
 * it are made again, which offline they are not.
 */
export async function replaceView(
  { from, to }: ReplaceView,
  { server, db }: Context,
): Promise<readonly string[]> {
  const detour = db === null ? null : await detourAroundView(db, from);
  const replacement = [dropView(from), ...createView(to, server)];
  return [...(detour?.before ?? []), ...replacement, ...(detour?.after ?? [])];
}

function kindOf({ materialized }: View): string {
  return materialized ? 'MATERIALIZED VIEW' : 'VIEW';
}
