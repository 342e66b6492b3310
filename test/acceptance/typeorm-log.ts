import type { TestDatabase } from '../support/server.ts';
import { withTypeorm } from '../support/typeorm.ts';
import type { Case } from './case.ts';
import { schemasOf } from './start-case.ts';

/** The statements with which TypeORM's own schema log would make the database match the entities. */
export async function typeormLog(
  database: Pick<TestDatabase, 'options'>,
  entities: Case['to'],
): Promise<readonly string[]> {
  return withTypeorm(database, schemasOf(entities), async (dataSource) => {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map(({ query }) => query);
  });
}
