import type { MigrationInterface, QueryRunner } from 'typeorm';
import { schemasOf } from '../acceptance/start-case.ts';
import { typeormLog } from '../acceptance/typeorm-log.ts';
import { withTypeorm } from '../support/typeorm.ts';
import type { Tool } from './tool.ts';

/**
 * TypeORM as its command line does it: `migration:generate` writes the queries of the schema log
 * into a class, the ones for `down` in reverse; `migration:run` and `migration:revert` execute it in
 * the default transaction mode, `all`. Each step is a data source of its own, as each is a process.
 */
export const typeormTool: Tool = {
  name: 'TypeORM',
  async adopt() {
    // A database that `synchronize` has made needs nothing: the next migration is its first.
  },
  differences: ({ database }, entities) => typeormLog(database, entities),
  async generate({ database }, entities) {
    const { upQueries, downQueries } = await withTypeorm(
      database,
      schemasOf(entities),
      async (dataSource) => dataSource.driver.createSchemaBuilder().log(),
    );
    const migrations = [migrationClass(upQueries, downQueries.toReversed())];
    const options = { ...database.options, migrations };
    return {
      changes: upQueries.map(({ query }) => query),
      async up() {
        await withTypeorm({ options }, schemasOf(entities), async (dataSource) =>
          dataSource.runMigrations({ transaction: 'all' }),
        );
      },
      async down() {
        await withTypeorm({ options }, schemasOf(entities), async (dataSource) =>
          dataSource.undoLastMigration({ transaction: 'all' }),
        );
      },
    };
  },
};

interface Query {
  readonly query: string;
  readonly parameters?: readonly unknown[] | undefined;
}

/** The class that `migration:generate` writes; its name ends in a time stamp, as it must. */
function migrationClass(
  up: readonly Query[],
  down: readonly Query[],
): new () => MigrationInterface {
  const execute = async (queryRunner: QueryRunner, queries: readonly Query[]): Promise<void> => {
    for (const { query, parameters = [] } of queries) {
      await (parameters.length === 0
        ? queryRunner.query(query)
        : queryRunner.query(query, JSON.parse(JSON.stringify(parameters)) as unknown[]));
    }
  };
  return class Edit1700000000000 implements MigrationInterface {
    readonly name = 'Edit1700000000000';

    async up(queryRunner: QueryRunner): Promise<void> {
      await execute(queryRunner, up);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
      await execute(queryRunner, down);
    }
  };
}
