import { expect, test } from 'vitest';
import { serverNames } from '../support/server.ts';
import { dropReusedDatabases } from '../support/reuse-database.ts';
import { columnsEdit } from '../acceptance/rename/labelled-edit.ts';
import { renamesIn, typeormRenames } from './typeorm-renames.ts';

test.each(serverNames)('what TypeORM renames on %s is told from its statements', async (server) => {
  const edit = columnsEdit('name varchar(100)', 'title varchar(100)', 'name=title');
  const found = await typeormRenames(server, edit);
  expect(found).toEqual({ renames: ['things.name=things.title'], questions: [] });
  await dropReusedDatabases();
});

test('a table that is made anew has the name it had', () => {
  expect(renamesIn('ALTER TABLE "temporary_users" RENAME TO "users"')).toEqual([]);
  expect(renamesIn('ALTER TABLE "users" RENAME TO "people"')).toEqual(['users=people']);
  expect(renamesIn('ALTER TABLE `users` CHANGE `name` `name` int NOT NULL')).toEqual([]);
});
