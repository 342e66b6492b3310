import type { ReplaceView } from '../../operation/replace-view.ts';
import type { View } from '../../schema/view.ts';
import type { Queryable } from '../queryable.ts';
import { quoteName } from './quoting.ts';
import { objectUnsupported } from './sqlite-error.ts';
import { readKeepsakes } from './view-keepsakes.ts';

/** The statement that creates a view. @throws {LimbeckError} `OPERATION_UNSUPPORTED` for a materialized one */
export function createViewStatement({ name, definition, materialized }: View): string {
  if (materialized) throw materializedUnsupported(name);
  return `CREATE VIEW ${quoteName(name)} AS ${definition}`;
}

/** SQLite replaces no view in place; with a connection, the triggers on it come back. */
export async function replaceViewStatements(
  { from, to }: ReplaceView,
  db: Queryable | null,
): Promise<readonly string[]> {
  const keepsakes = db === null ? null : await readKeepsakes(db, from);
  return [
    `DROP VIEW ${quoteName(from.name)}`,
    createViewStatement(to),
    ...(keepsakes?.giveTo(to) ?? []),
  ];
}

function materializedUnsupported(name: string): Error {
  return objectUnsupported(
    `create the materialized view ${name}`,
    'Only PostgreSQL has them: guard the operation with `op.dialect`.',
  );
}
