import { expect, test } from 'vitest';
import { revision } from '../../src/command/revision.ts';
import { upgrade } from '../../src/command/upgrade.ts';
import type { ServerName } from '../support/server.ts';
import { serverNames } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { openFuzzDatabase, type FuzzDatabase } from './fuzz-database.ts';
import type { RandomEntity } from './random-entity.ts';
import { randomPair } from './random-pair.ts';

const seeds = Array.from({ length: 20 }, (_, position) => position + 1);
const servers: readonly ServerName[] = ['sqlite', 'postgres'];

test.each(servers.filter((server) => serverNames.includes(server)))(
  'on %s the same schemas give the same file, in whatever order the entities come',
  async (server) => {
    await withFolder(async (folder) => {
      await using database = await openFuzzDatabase(server, folder);
      for (const seed of seeds) {
        const { from, to } = randomPair(server, seed);
        await database.reset();
        const start = database.project(from);
        await revision(start, { message: 'start', autogenerate: true });
        await upgrade(start);
        const text = await generate(database, to);
        expect(await generate(database, to), `seed ${seed} once more`).toBe(text);
        expect(await generate(database, to.toReversed()), `seed ${seed} turned round`).toBe(text);
      }
    });
  },
);

async function generate(
  database: FuzzDatabase,
  entities: readonly RandomEntity[],
): Promise<string> {
  const { text } = await revision(database.project(entities), {
    message: 'edit',
    autogenerate: true,
    dryRun: true,
    revisionId: 'abcdef123456',
    created: new Date(0),
    askRename: async () => null,
  });
  return text;
}
