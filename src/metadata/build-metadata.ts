import type { DataSource } from 'typeorm';
import { keepColumnArguments } from './keep-column-arguments.ts';
import { prepareDriver, type ServerFacts } from './prepare-driver.ts';

const builds = new WeakMap<DataSource, Promise<void>>();
/** TypeORM's arguments are global; so is the queue for them. */
let lastBuild: Promise<void> = Promise.resolve();

/**
 * Builds the metadata of a data source as connecting to that server would, without connecting.
 * Runs what TypeORM runs: entity modules are imported, entities and the subscribers and migrations
 * left in the options are instantiated. Once for each data source, and for one at a time: the
 * arguments that decorators left behind are the whole process's, and TypeORM changes them while it
 * builds. They are put back, so that every build is like the first; only what the program has built
 * before on its own is out of reach.
 */
export function buildMetadata(dataSource: DataSource, server: ServerFacts): Promise<void> {
  const known = builds.get(dataSource);
  if (known !== undefined) return known;
  const build = lastBuild.then(() => runBuild(dataSource, server));
  lastBuild = build.catch(() => {});
  builds.set(dataSource, build);
  return build;
}

async function runBuild(dataSource: DataSource, server: ServerFacts): Promise<void> {
  if (dataSource.isInitialized) return;
  prepareDriver(dataSource.driver, server);
  // TypeORM keeps it protected, with no public way to metadata but a connection
  // (https://github.com/typeorm/typeorm/issues/6500).
  const builder = dataSource as unknown as { buildMetadatas(): Promise<void> };
  const restoreArguments = keepColumnArguments();
  try {
    await builder.buildMetadatas();
  } finally {
    restoreArguments();
  }
}
