import { synchronizeCase } from '../acceptance/start-case.ts';
import { createTestDatabase, type ServerName } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { linesByDeclaration, tablesOf } from './declaration.ts';
import { declarations } from './declarations.ts';
import type { Tool } from './tool.ts';

/** What a tool reports of a database that holds what is declared, by declaration. */
export type FalseDifferences = Readonly<Record<string, readonly string[]>>;

/** Of a database that TypeORM's `synchronize` has made. */
export async function measureSynchronized(
  tool: Tool,
  server: ServerName,
): Promise<FalseDifferences> {
  await using database = await createTestDatabase(server);
  const own = declarations[server];
  const entities = tablesOf(own);
  await synchronizeCase(database, { from: entities });
  return await withFolder(async (directory) =>
    linesByDeclaration(own, await tool.differences({ database, directory }, entities)),
  );
}

/** Of a database that the tool's own migration has made. */
export async function measureMigrated(tool: Tool, server: ServerName): Promise<FalseDifferences> {
  await using database = await createTestDatabase(server);
  const own = declarations[server];
  const entities = tablesOf(own);
  return await withFolder(async (directory) => {
    const place = { database, directory };
    const migration = await tool.generate(place, entities);
    await migration.up();
    return linesByDeclaration(own, await tool.differences(place, entities));
  });
}
