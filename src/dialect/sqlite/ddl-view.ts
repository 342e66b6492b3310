import type { ReplaceView } from '../../operation/replace-view.ts';
import type { View } from '../../schema/view.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { quoteName } from './quoting.ts';
import { objectUnsupported } from './sqlite-error.ts';

/** The statement that creates a view. @throws {LimbeckError} `OPERATION_UNSUPPORTED` for a materialized one */
export function createViewStatement({ name, definition, materialized }: View): string {
  if (materialized) throw materializedUnsupported(name);
  return `CREATE VIEW ${quoteName(name)} AS ${definition}`;
}

const triggerQuery = `
SELECT sql
FROM sqlite_master
WHERE type = 'trigger'
  AND tbl_name = ? COLLATE NOCASE
ORDER BY rowid`;

/** SQLite replaces no view in place; with a connection, the triggers on it come back word for word. */
export async function replaceViewStatements(
  { from, to }: ReplaceView,
  db: Queryable | null,
): Promise<readonly string[]> {
  const triggers =
    db === null ? [] : await rowsOf<{ readonly sql: string }>(db, triggerQuery, [from.name]);
  return [
    `DROP VIEW ${quoteName(from.name)}`,
    createViewStatement(to),
    ...triggers.map(({ sql }) => sql),
  ];
}

function materializedUnsupported(name: string): Error {
  return objectUnsupported(
    `create the materialized view ${name}`,
    'Only PostgreSQL has them: guard the operation with `op.dialect`.',
  );
}
