// Measures a comparison of many tables without a difference, as a ratio to what cannot be avoided,
// and the start of `limbeck current` as a ratio to the start of Node. Nothing here fails on time.
import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { dialectFor } from '../../dist/dialect/open-dialect.js';
import { entities, tableCount } from './entities.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.limbeck', 'benchmark');
const limbeck = join(root, 'dist', 'cli', 'main.js');
const memoryFile = join(folder, 'memory');
const name = 'limbeck_benchmark';
const runs = Number(process.env['LIMBECK_BENCHMARK_RUNS'] ?? 5);

const urls = {
  postgres:
    process.env['LIMBECK_TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres',
  mysql: process.env['LIMBECK_TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3307/',
  mariadb: process.env['LIMBECK_TEST_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306/',
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'migrations'), { recursive: true });

console.log(`${tableCount} tables of 12 columns, median of ${runs} runs each`);
const rows = [];
for (const server of ['sqlite', 'postgres', 'mysql', 'mariadb']) {
  try {
    rows.push(await measure(server));
  } catch (error) {
    console.log(`${server} was not measured: ${error.message}`);
  }
}
console.table(rows);
console.table([measureCurrent()]);

async function measure(server) {
  const options = await createDatabase(server);
  try {
    const queries = await prepare(options);
    const work = join(folder, `${server}.json`);
    writeFileSync(work, JSON.stringify({ options, queries }));
    writeFileSync(
      join(folder, 'ormconfig.mjs'),
      `import { entities } from ${JSON.stringify(join(here, 'entities.mjs'))};
export default { dataSource: { ...${JSON.stringify(options)}, entities } };\n`,
    );
    const baseline = [];
    const check = [];
    for (let run = 0; run < runs; run += 1) {
      baseline.push(time([join(here, 'baseline.mjs'), work]));
      check.push(time([limbeck, 'check']));
    }
    return {
      database: server,
      'bare (ms)': median(baseline.map(({ milliseconds }) => milliseconds)),
      'check (ms)': median(check.map(({ milliseconds }) => milliseconds)),
      ratio: ratio(
        check.map(({ milliseconds }) => milliseconds),
        baseline.map(({ milliseconds }) => milliseconds),
      ),
      'catalog queries': queries.length,
      'peak memory (MiB)': Math.max(...check.map(({ memory }) => memory)),
    };
  } finally {
    await dropDatabase(server);
  }
}

/** Fills the database, and gives the queries with which Limbeck reads its catalog. */
async function prepare(options) {
  const dataSource = new DataSource({ ...options, entities });
  await dataSource.initialize();
  await dataSource.synchronize();
  const queryRunner = dataSource.createQueryRunner();
  const queries = [];
  const db = {
    query(sql, parameters) {
      queries.push({ sql, parameters });
      return queryRunner.query(sql, parameters);
    },
  };
  const dialect = await dialectFor(options.type)(db);
  await dialect.introspect(db, { schemas: [] });
  await queryRunner.release();
  await dataSource.destroy();
  return queries;
}

function measureCurrent() {
  rmSync(join(folder, 'ormconfig.mjs'));
  writeFileSync(
    join(folder, 'ormconfig.ts'),
    `import { defineConfig } from 'limbeck';

export default defineConfig({
  dataSource: { type: 'better-sqlite3', database: 'current.sqlite', entities: ['entities/*.ts'] },
});\n`,
  );
  const node = [];
  const current = [];
  time([limbeck, 'current']);
  for (let run = 0; run < runs * 4; run += 1) {
    node.push(time(['-e', '0']).milliseconds);
    current.push(time([limbeck, 'current']).milliseconds);
  }
  return {
    'node -e 0 (ms)': median(node),
    'limbeck current (ms)': median(current),
    ratio: ratio(current, node),
  };
}

function time(words) {
  const start = performance.now();
  const measured =
    words[0] === '-e' ? words : ['--import', join(here, 'report-memory.mjs'), ...words];
  const done = spawnSync(process.execPath, measured, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LIMBECK_BENCHMARK_MEMORY: memoryFile },
  });
  const milliseconds = performance.now() - start;
  if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stderr}${done.stdout}`);
  return { milliseconds, memory: words[0] === '-e' ? 0 : Number(readFileSync(memoryFile, 'utf8')) };
}

function median(values) {
  return Math.round(values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]);
}

function ratio(values, units) {
  return Number((median(values) / median(units)).toFixed(2));
}

async function createDatabase(server) {
  if (server === 'sqlite')
    return { type: 'better-sqlite3', database: join(folder, 'check.sqlite') };
  await dropDatabase(server);
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(urls[server]);
  url.pathname = `/${name}`;
  return { type: server, url: url.href };
}

async function dropDatabase(server) {
  if (server !== 'sqlite') await administer(server, `DROP DATABASE IF EXISTS ${name}`);
}

async function administer(server, statement) {
  const dataSource = new DataSource({
    type: server,
    url: urls[server],
    ...(server === 'postgres' ? {} : { database: 'mysql' }),
  });
  await dataSource.driver.connect();
  const queryRunner = dataSource.createQueryRunner();
  await queryRunner.query(statement);
  await queryRunner.release();
  await dataSource.driver.disconnect();
}
