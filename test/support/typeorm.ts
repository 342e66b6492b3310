import { DataSource, type DataSourceOptions } from 'typeorm';
import type { TestDatabase } from './server.ts';

type Entities = NonNullable<DataSourceOptions['entities']>;

/** Runs `work` with a DataSource that TypeORM itself has initialised, as an application has it. */
export async function withTypeorm<Result>(
  { options }: Pick<TestDatabase, 'options'>,
  entities: Entities,
  work: (dataSource: DataSource) => Promise<Result>,
): Promise<Result> {
  const dataSource = new DataSource({ ...options, entities });
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
