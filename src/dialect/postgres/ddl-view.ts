import type { ReplaceView } from '../../operation/replace-view.ts';
import type { TableName } from '../../schema/table-name.ts';
import type { View } from '../../schema/view.ts';
import type { Keepsakes } from '../dialect.ts';
import type { Queryable } from '../queryable.ts';
import type { Context } from './context.ts';
import { formatComment } from './ddl-column.ts';
import { createIndex } from './ddl-index.ts';
import { detourAroundView } from './dependent-views.ts';
import { quoteTable } from './quoting.ts';
import type { Server } from './server.ts';
import { readViewKeepsakes } from './view-keepsakes.ts';

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
 * Drops and creates: `CREATE OR REPLACE` can only add columns at the end. What goes with the view, and
 * the views that are built on it, are made again, which offline they are not.
 */
export async function replaceView(
  { from, to }: ReplaceView,
  { server, db }: Context,
): Promise<readonly string[]> {
  const replacement = [dropView(from), ...createView(to, server)];
  if (db === null) return replacement;
  const { before, after, giveTo } = await readKeepsakes(db, from);
  return [...before, ...replacement, ...giveTo(to), ...after];
}

/** What goes with a view, and the views that are built on it. */
export async function readKeepsakes(db: Queryable, view: TableName): Promise<Keepsakes> {
  const giveTo = await readViewKeepsakes(db, view);
  return { ...(await detourAroundView(db, view)), giveTo };
}

function kindOf({ materialized }: View): string {
  return materialized ? 'MATERIALIZED VIEW' : 'VIEW';
}
