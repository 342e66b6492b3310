import { databaseTarget } from '../config/database-target.ts';
import { optionsOf } from '../config/data-source-options.ts';
import type { LoadedConfig } from '../config/read-config.ts';
import { openOffline } from '../dialect/open-offline.ts';
import { metadataTable } from '../metadata/service-tables.ts';
import type { OfflineDatabase } from './project.ts';
import { ownTables } from './version-table-name.ts';

/**
 * What the configuration says of a database that nobody connects to; `version` is that of the server,
 * where it is known and the configuration says none.
 */
export async function openOfflineDatabase(
  loaded: LoadedConfig,
  version: string | null,
): Promise<OfflineDatabase> {
  const { config } = loaded;
  const options = optionsOf(loaded);
  const dialect = await openOffline(options.type, {
    version: config.serverVersion ?? version,
    database: databaseTarget(options).database,
  });
  return {
    dialect,
    tables: ownTables(config, dialect),
    typeormMetadata: config.typeormMetadata ? metadataTable(options, dialect) : null,
    async openStage() {
      const { stage } = dialect.script;
      if (stage === null) return null;
      const { connectInMemory } = await import('../config/connect-in-memory.ts');
      const db = await connectInMemory(loaded);
      for (const statement of stage.opening) await db.query(statement);
      return { db, close: () => db.close() };
    },
  };
}
