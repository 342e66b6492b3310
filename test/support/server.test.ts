import { expect, test } from 'vitest';
import { createTestDatabase, serverNames } from './server.ts';

test.each(serverNames)('a test database on %s answers', async (server) => {
  await using database = await createTestDatabase(server);
  expect(await database.db.query("SELECT 'yes' AS answer")).toMatchObject([{ answer: 'yes' }]);
});
