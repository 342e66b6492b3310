import type { CustomOperation } from '../operation/custom-operation.ts';
import type { Operations } from './operations.ts';

/** What makes an operation of a project's own. */
export interface OperationDefinition<Data> {
  /** The name under which the module exports what {@link defineOperation} returns. */
  readonly name: string;
  /** That module, as the migration files import it: `../operations/grant.ts`, `@shop/operations`. */
  readonly from: string;
  /** Carries the operation out. `op.dialect` tells on which database. */
  run(op: Operations, data: Data): Promise<void>;
  /** The operation that undoes it; the reverse of that one is this one again. */
  reverse(data: Data): CustomOperation;
  /** A line for `diff` and `revision`: `+ select on users for reporting`. Default name and data. */
  describe?(data: Data): string;
}

/**
 * Defines an operation of one's own, which `op.invoke` carries out. A hook of the configuration can
 * add it to what autogenerate has found; it is then written as a call, with its import.
 *
 * @example
 * export const grant = defineOperation<Right>({
 *   name: 'grant',
 *   from: '../operations/rights.ts',
 *   run: (op, { table, role }) =>
 *     op.execute(sql`GRANT SELECT ON ${sql.identifier(table)} TO ${sql.identifier(role)}`),
 *   reverse: (right) => revoke(right),
 * });
 *
 * // In a migration:
 * await op.invoke(grant({ table: 'users', role: 'reporting' }));
 */
export function defineOperation<Data>(
  definition: OperationDefinition<Data>,
): (data: Data) => CustomOperation {
  const { name, from } = definition;
  return (data) => ({
    kind: 'custom',
    name,
    from,
    data,
    describe: () => definition.describe?.(data) ?? `! ${name} ${JSON.stringify(data)}`,
    opposite: () => definition.reverse(data),
    run: (op: Operations) => definition.run(op, data),
  });
}
