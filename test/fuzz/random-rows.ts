import type { EntitySchemaColumnOptions } from 'typeorm';
import type { Queryable } from '../../src/dialect/queryable.ts';
import type { ServerName } from '../support/server.ts';
import { type RandomEntity } from './random-entity.ts';
import { quote, quoteTable } from './world.ts';

/** Two rows for each table; the n-th refers to the n-th of other tables. */
export async function insertRows(
  server: ServerName,
  db: Queryable,
  entities: readonly RandomEntity[],
): Promise<void> {
  await db.query(checksOff[server]);
  for (const entity of entities.filter(({ type }) => type !== 'view')) {
    for (const row of [1, 2]) await db.query(insertOf(server, entity, row));
  }
  await db.query(checksOn[server]);
}

function insertOf(server: ServerName, entity: RandomEntity, row: number): string {
  const columns = Object.entries(entity.columns).filter(
    ([, { asExpression }]) => asExpression === undefined,
  );
  const names = columns.map(([name]) => quote(server, name)).join(', ');
  const values = columns.map(([, column]) => valueOf(server, column, row)).join(', ');
  return `INSERT INTO ${quoteTable(server, entity)} (${names}) VALUES (${values})`;
}

/** Two rows differ wherever a type has two values. */
function valueOf(server: ServerName, column: EntitySchemaColumnOptions, row: number): string {
  const { type, enum: values } = column;
  if (Array.isArray(values)) {
    const value = String(values[row % values.length]);
    return column.array === true ? `'{${value}}'` : `'${value}'`;
  }
  if (column.array === true) return `'{${row}}'`;
  if (type === Boolean) return server === 'postgres' ? `'${row === 1}'` : String(row % 2);
  return samples[String(type)]?.(row) ?? `'${row}'`;
}

const day = (row: number): string => `'2020-01-0${row}'`;
const instant = (row: number): string => `'2020-01-0${row} 10:00:00'`;
const json = (row: number): string => `'{"a": ${row}}'`;

const samples: Readonly<Record<string, (row: number) => string>> = {
  date: day,
  time: (row) => `'0${row}:00:00'`,
  datetime: instant,
  timestamp: instant,
  timestamptz: instant,
  [String(Date)]: instant,
  json,
  jsonb: json,
  'simple-json': json,
  uuid: (row) => `'00000000-0000-4000-8000-00000000000${row}'`,
  inet: (row) => `'10.0.0.${row}'`,
  interval: (row) => `'${row} days'`,
  bit: (row) => `B'00${row % 2}'`,
  numrange: (row) => `'[${row},9)'`,
  year: (row) => String(2000 + row),
};

const checksOff: Readonly<Record<ServerName, string>> = {
  sqlite: 'PRAGMA foreign_keys = OFF',
  postgres: 'SET session_replication_role = replica',
  mysql: 'SET FOREIGN_KEY_CHECKS = 0',
  mariadb: 'SET FOREIGN_KEY_CHECKS = 0',
};

const checksOn: Readonly<Record<ServerName, string>> = {
  sqlite: 'PRAGMA foreign_keys = ON',
  postgres: 'SET session_replication_role = DEFAULT',
  mysql: 'SET FOREIGN_KEY_CHECKS = 1',
  mariadb: 'SET FOREIGN_KEY_CHECKS = 1',
};
