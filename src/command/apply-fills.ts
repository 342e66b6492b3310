import type { Dialect } from '../dialect/dialect.ts';
import { renderValue } from '../dialect/render-sql.ts';
import type { TableOperation } from '../operation/batch-alter-table.ts';
import type { Operation } from '../operation/operation.ts';
import { requiredColumn, requiredColumns } from '../operation/required-column.ts';
import type { SqlValue } from '../schema/sql.ts';
import { fillNotNeeded } from './command-error.ts';

/** The values of rows by the columns that become NOT NULL: `{ 'users.name': '' }`. */
export type Fills = Readonly<Record<string, SqlValue>>;

/**
 * Gives columns that become NOT NULL the values for their rows.
 * @throws {LimbeckError} `FILL_NOT_NEEDED` for a name that is none of theirs.
 */
export function applyFills(
  operations: readonly Operation[],
  fills: Fills,
  dialect: Dialect,
): readonly Operation[] {
  const required = requiredColumns(operations).map(({ name }) => name);
  const unknown = Object.keys(fills).find((name) => !required.includes(name));
  if (unknown !== undefined) throw fillNotNeeded(unknown, required);
  if (Object.keys(fills).length === 0) return operations;
  const fill = <Given extends Operation>(operation: Given): Given => {
    const name = requiredColumn(operation)?.name;
    const value = name === undefined ? undefined : fills[name];
    return value === undefined
      ? operation
      : { ...operation, fill: renderValue(value, dialect.sqlWords) };
  };
  return operations.map((operation) =>
    operation.kind === 'batchAlterTable'
      ? { ...operation, operations: operation.operations.map((each): TableOperation => fill(each)) }
      : fill(operation),
  );
}
