import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neighbours } from '../../../src/dialect/postgres/neighbours.ts';
import { readServer } from '../../../src/dialect/postgres/server.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../../support/server.ts';

describe.runIf(serverNames.includes('postgres'))('neighbours', () => {
  let database: TestDatabase;
  const around = async (schemas: readonly string[]): Promise<readonly string[]> =>
    neighbours(database.db, await readServer(database.db), { schemas });

  beforeAll(async () => {
    database = await createTestDatabase('postgres');
    await database.db.query(`
      CREATE TYPE mood AS ENUM ('sad');
      CREATE TABLE users (id serial PRIMARY KEY, name text);
      CREATE SCHEMA keys CREATE TABLE t (user_id int REFERENCES public.users (id));
      CREATE SCHEMA views CREATE VIEW v AS SELECT name FROM public.users;
      CREATE SCHEMA types CREATE TABLE t (moods public.mood[]);
      CREATE SCHEMA numbers CREATE TABLE t (id int DEFAULT nextval('public.users_id_seq'::regclass));
      CREATE SCHEMA parents CREATE TABLE t () INHERITS (public.users);
      CREATE SCHEMA second CREATE VIEW v AS SELECT name FROM views.v;
      CREATE SCHEMA strangers CREATE TABLE t (id int PRIMARY KEY, body text);
    `);
  });

  afterAll(async () => database[Symbol.asyncDispose]());

  test('hold foreign keys, views, columns or tables that lean on the default schema', async () => {
    expect(await around([])).toEqual(['keys', 'numbers', 'parents', 'types', 'views']);
  });

  test('may lean on another schema that is read, and are none that are read anyway', async () => {
    expect(await around(['views', 'types'])).toEqual(['keys', 'numbers', 'parents', 'second']);
  });
});
