import type { DataSource, QueryRunner } from 'typeorm';

/** What becomes of the statements of a migration's query runner. */
interface QueryRunnerContext {
  /** Whose entities its manager knows. */
  readonly dataSource: DataSource;
  /** Sends a statement, and tells whoever keeps account of it. */
  send(
    statement: string,
    parameters: readonly unknown[],
    work: () => Promise<unknown>,
  ): Promise<unknown>;
}

/**
 * A query runner on the connection of another one, whose transaction is that of the migration:
 *
 * 1. It says that a transaction is active, so that an entity manager begins none of its own.
 * 2. A transaction that is asked for is a savepoint, as TypeORM makes it inside another transaction.
 *    TypeORM does not know of the one that Limbeck has begun, and would commit it.
 * 3. Releasing it does nothing: the connection belongs to the run.
 */
export function migrationQueryRunner(
  base: QueryRunner,
  { dataSource, send }: QueryRunnerContext,
): QueryRunner {
  let depth = 0;
  const query = (
    statement: string,
    parameters: unknown[] = [],
    isStructured = false,
  ): Promise<unknown> =>
    send(statement, parameters, () =>
      isStructured ? base.query(statement, parameters, true) : base.query(statement, parameters),
    );
  const members = {
    dataSource,
    // Its name before TypeORM 1.0.
    connection: dataSource,
    data: {},
    isTransactionActive: true,
    query,
    async startTransaction() {
      depth += 1;
      await query(`SAVEPOINT limbeck_${depth}`);
    },
    async commitTransaction() {
      await query(`RELEASE SAVEPOINT limbeck_${depth}`);
      depth -= 1;
    },
    async rollbackTransaction() {
      await query(`ROLLBACK TO SAVEPOINT limbeck_${depth}`);
      await query(`RELEASE SAVEPOINT limbeck_${depth}`);
      depth -= 1;
    },
    release: async () => {},
  };
  // All the rest is that of `base`; what it has as a getter cannot be assigned.
  const runner = Object.create(base, Object.getOwnPropertyDescriptors(members)) as QueryRunner;
  const manager = dataSource.createEntityManager(runner);
  return Object.defineProperty(runner, 'manager', { value: manager });
}
