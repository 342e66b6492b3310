import { connect, type Connection } from './connect.ts';
import { prepareConnection } from './prepare-data-source.ts';
import type { LoadedConfig } from './read-config.ts';

/** Connects to an empty database in memory, with the driver and the settings of a SQLite file. */
export async function connectInMemory(loaded: LoadedConfig): Promise<Connection> {
  const dataSource = prepareConnection(loaded);
  dataSource.setOptions({ database: ':memory:' });
  return connect(dataSource);
}
