import type { DataSource } from 'typeorm';
import { prepareDriver, type ServerFacts } from './prepare-driver.ts';

const builds = new WeakMap<DataSource, Promise<void>>();

/**
 * Builds the metadata of a data source as connecting to that server would, without connecting.
 * Runs what TypeORM runs: entity modules are imported, entities and the subscribers and migrations
 * left in the options are instantiated. Once for each data source: TypeORM changes the arguments
 * that decorators left behind while it builds, and a second build can differ from the first.
 */
export function buildMetadata(dataSource: DataSource, server: ServerFacts): Promise<void> {
  const known = builds.get(dataSource);
  if (known !== undefined) return known;
  const build = runBuild(dataSource, server);
  builds.set(dataSource, build);
  return build;
}

async function runBuild(dataSource: DataSource, server: ServerFacts): Promise<void> {
  if (dataSource.isInitialized) return;
  prepareDriver(dataSource.driver, server);
  // TypeORM keeps it protected, with no public way to metadata but a connection
  // (https://github.com/typeorm/typeorm/issues/6500).
  const builder = dataSource as unknown as { buildMetadatas(): Promise<void> };
  await builder.buildMetadatas();
}
