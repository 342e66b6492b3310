import { expect, test } from 'vitest';
import { createTestDatabase, serverNames, type ServerName } from './server.ts';

const all: readonly ServerName[] = ['sqlite', 'postgres', 'mysql', 'mariadb'];

for (const server of all) {
  test.skipIf(!serverNames.includes(server))(`a test database on ${server} answers`, async () => {
    await using database = await createTestDatabase(server);
    expect(await database.db.query("SELECT 'yes' AS answer")).toMatchObject([{ answer: 'yes' }]);
  });
}
