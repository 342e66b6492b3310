import { rowsOf, type Queryable } from '../queryable.ts';
import type { ScratchDatabases } from '../scratch-databases.ts';
import { quoting } from './quoting.ts';

/** Databases of MySQL and MariaDB. */
export const scratch: ScratchDatabases = {
  schemes: ['mysql:', 'mariadb:'],
  everywhere: 'information_schema',
  grant: 'GRANT ALL ON `limbeck\\_scratch\\_%`.* TO …',
  async create(db, name) {
    const [like] = await rowsOf<Likeness>(
      db,
      `SELECT DATABASE() = 'information_schema' AS \`isServer\`,
              @@character_set_database AS \`charset\`,
              @@collation_database AS \`collation\``,
    );
    const clauses =
      like && Number(like.isServer) === 0
        ? ` CHARACTER SET ${like.charset} COLLATE ${like.collation}`
        : '';
    await db.query(`CREATE DATABASE ${quoting.identifier(name)}${clauses}`);
  },
  async drop(db, name) {
    await endConnections(db, name);
    await db.query(`DROP DATABASE IF EXISTS ${quoting.identifier(name)}`);
  },
  async clear(db) {
    await db.query('SET FOREIGN_KEY_CHECKS = 0');
    try {
      const objects = await rowsOf<{ readonly kind: string; readonly name: string }>(db, contents);
      for (const { kind, name } of objects) {
        await db.query(`DROP ${kind} IF EXISTS ${quoting.identifier(name)}`);
      }
    } finally {
      await db.query('SET FOREIGN_KEY_CHECKS = 1');
    }
  },
  async endOthers(db) {
    const [row] = await rowsOf<{ readonly name: string }>(db, 'SELECT DATABASE() AS `name`');
    await endConnections(db, row?.name ?? '');
  },
  reachesInto(statement, names) {
    const text = statement.replaceAll(/'(?:[^'\\]|\\.|'')*'/gs, "''");
    return names.find((name) => placesOf(name).some((place) => place.test(text))) ?? null;
  },
};

/** Where a statement names a database: before a table, or to work on it as a whole. */
function placesOf(name: string): readonly RegExp[] {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const named = String.raw`(?:${escaped}\b|\`${escaped}\`)`;
  const before =
    'FROM|JOIN|INTO|UPDATE|TABLE|EXISTS|REFERENCES|VIEW|TRUNCATE|TO|INDEX\\s+\\S+\\s+ON';
  return [
    new RegExp(String.raw`\b(?:${before})\s+${named}\s*\.`, 'i'),
    new RegExp(String.raw`\b(?:DATABASE|SCHEMA|USE)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?${named}`, 'i'),
  ];
}

interface Likeness {
  readonly isServer: number | string;
  readonly charset: string;
  readonly collation: string;
}

async function endConnections(db: Queryable, name: string): Promise<void> {
  const connections = await rowsOf<{ readonly id: number | string }>(
    db,
    'SELECT ID AS `id` FROM information_schema.PROCESSLIST WHERE DB = ? AND ID <> CONNECTION_ID()',
    [name],
  );
  for (const { id } of connections) {
    // It may have ended by itself.
    await Promise.resolve(db.query(`KILL ${id}`)).catch(() => undefined);
  }
}

const contents = `
  SELECT CASE TABLE_TYPE WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END AS \`kind\`,
         TABLE_NAME AS \`name\`
    FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()
  UNION ALL
  SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
  UNION ALL
  SELECT 'EVENT', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()`;
