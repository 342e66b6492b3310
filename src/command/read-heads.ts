import { openBareConnection } from '../config/bare-connection.ts';
import { optionsOf } from '../config/data-source-options.ts';
import { firstQuery } from '../config/first-query.ts';
import type { LoadedConfig } from '../config/read-config.ts';
import { openCatalog } from '../dialect/open-catalog.ts';
import { versionTable } from '../runtime/version-table.ts';
import { versionTableName } from './version-table-name.ts';

/**
 * The heads of a database, read with the driver alone, without TypeORM and most of the dialect;
 * null where the options of the data source ask for more than that.
 */
export async function readHeads(loaded: LoadedConfig): Promise<readonly string[] | null> {
  const options = optionsOf(loaded);
  const connection = await openBareConnection(options, loaded.directory);
  if (connection === null) return null;
  try {
    return await firstQuery(options, async () => {
      const catalog = await openCatalog(options.type, connection);
      if (catalog === null) return null;
      return versionTable(versionTableName(loaded.config, null), catalog, connection).read();
    });
  } finally {
    await connection.close();
  }
}
