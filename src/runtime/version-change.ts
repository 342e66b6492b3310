import type { Quoting } from '../dialect/dialect.ts';
import { quotePath } from '../dialect/quote-path.ts';
import { REVISION_ID_LENGTH } from '../revision/revision-id.ts';
import type { TableName } from '../schema/table-name.ts';
import type { ParameterizedStatement } from './parameterized-statement.ts';

/** The column of the version table. */
export const versionColumn = 'version_num';

/** The statement that creates the version table. */
export function createVersionTable(
  name: TableName,
  quoting: Quoting,
  { ifNotExists = false }: { readonly ifNotExists?: boolean } = {},
): string {
  const path = quotePath(name, quoting);
  const column = quoting.identifier(versionColumn);
  return `CREATE TABLE ${ifNotExists ? 'IF NOT EXISTS ' : ''}${path} (${column} VARCHAR(${REVISION_ID_LENGTH}) NOT NULL PRIMARY KEY)`;
}

/**
 * The statements that make `after` the content of a version table that holds `before`. A row is
 * replaced by one statement: MySQL commits each by itself once there was any DDL, and a crash between
 * two would leave no row.
 */
export function versionChange(
  name: TableName,
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
  quoting: Quoting,
): readonly ParameterizedStatement[] {
  const { identifier, parameter } = quoting;
  const table = quotePath(name, quoting);
  const column = identifier(versionColumn);
  const removed = before.filter((id) => !after.includes(id));
  const added = after.filter((id) => !before.includes(id));
  const replaced = Math.min(removed.length, added.length);
  return [
    ...added.map((head, position) =>
      position < replaced
        ? {
            text: `UPDATE ${table} SET ${column} = ${parameter(1)} WHERE ${column} = ${parameter(2)}`,
            parameters: [head, removed[position]],
          }
        : {
            text: `INSERT INTO ${table} (${column}) VALUES (${parameter(1)})`,
            parameters: [head],
          },
    ),
    ...removed.slice(replaced).map((head) => ({
      text: `DELETE FROM ${table} WHERE ${column} = ${parameter(1)}`,
      parameters: [head],
    })),
  ];
}
