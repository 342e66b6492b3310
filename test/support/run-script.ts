import { spawnSync } from 'node:child_process';
import BetterSqlite3 from 'better-sqlite3';
import type { DataSourceOptions } from 'typeorm';
import type { ServerName, TestDatabase } from './server.ts';

/** The client of each database that runs scripts; null where the driver does. */
const clients: Readonly<Record<ServerName, string | null>> = {
  sqlite: null,
  postgres: 'psql',
  mysql: 'mysql',
  mariadb: 'mariadb',
};

/** Whether the client of a database is installed here. */
export function hasClient(server: ServerName): boolean {
  const client = clients[server];
  return client === null || spawnSync(client, ['--version']).status === 0;
}

/** What a client has to say of a script. */
export interface ScriptOutcome {
  readonly failed: boolean;
  readonly errors: string;
}

/**
 * Runs a script as a person would, with the client of the database, which connects by itself. `first`
 * is a statement that the session begins with (MySQL, MariaDB).
 */
export function runScript(
  { server, options }: TestDatabase,
  text: string,
  first = '',
): ScriptOutcome {
  if (server === 'sqlite') return execute(String(options.database), text);
  const { hostname, port, username, password, pathname } = urlOf(options);
  const at = { host: hostname, port, user: username, database: pathname.slice(1) };
  const words =
    server === 'postgres'
      ? [
          '-X',
          '-q',
          '-v',
          'ON_ERROR_STOP=1',
          '-h',
          at.host,
          '-p',
          at.port,
          '-U',
          at.user,
          at.database,
        ]
      : [
          '--protocol=tcp',
          ...(first === '' ? [] : [`--init-command=${first}`]),
          '-h',
          at.host,
          '-P',
          at.port,
          '-u',
          at.user,
          at.database,
        ];
  const { status, stderr } = spawnSync(clients[server] ?? '', words, {
    input: text,
    encoding: 'utf8',
    env: { ...process.env, PGPASSWORD: password, MYSQL_PWD: password },
  });
  return { failed: status !== 0, errors: stderr };
}

function execute(path: string, text: string): ScriptOutcome {
  const database = new BetterSqlite3(path);
  try {
    database.exec(text);
    return { failed: false, errors: '' };
  } catch (error) {
    return { failed: true, errors: String(error) };
  } finally {
    database.close();
  }
}

function urlOf(options: DataSourceOptions): URL {
  const url = 'url' in options ? options.url : undefined;
  if (typeof url !== 'string') throw new Error('The options of a test database have a URL.');
  return new URL(url);
}
