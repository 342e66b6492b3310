// What a comparison cannot do without: TypeORM imported, the metadata built, the catalog rows read
// with the bare driver. Its time is the unit of the benchmark.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { entities } from './entities.mjs';

const [file = ''] = process.argv.slice(2);
const { options, queries } = JSON.parse(readFileSync(file, 'utf8'));

const dataSource = new DataSource({ ...options, entities });
await dataSource.buildMetadatas();

const read = {
  postgres: readPostgres,
  mysql: readMysql,
  mariadb: readMysql,
  'better-sqlite3': readSqlite,
};
await read[options.type]();

async function readPostgres() {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: options.url });
  await client.connect();
  for (const { sql, parameters } of queries) await client.query(sql, parameters);
  await client.end();
}

async function readMysql() {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({ uri: options.url });
  for (const { sql, parameters } of queries) await connection.query(sql, parameters);
  await connection.end();
}

async function readSqlite() {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(options.database, { readonly: true });
  for (const { sql, parameters } of queries) database.prepare(sql).all(...(parameters ?? []));
  database.close();
}
