import type { Driver } from 'typeorm';

/** What TypeORM's drivers differ in where `Driver` has no member to ask. */
export interface DriverTraits {
  /** Where the values of an enumerated column are written: a type of their own, the column's type, a check. */
  readonly enumStorage: 'type' | 'inline' | 'check';
  /** Whether attributes follow a column's type: `unsigned`, `srid 4326`. */
  readonly typeAttributes: boolean;
  /** Whether `afterConnect` installs the extensions that the columns need. */
  readonly extensions: boolean;
  /** The ways of generating a value that make no numbered column here. */
  readonly unnumbered: readonly string[];
}

const mysql: DriverTraits = {
  enumStorage: 'inline',
  typeAttributes: true,
  extensions: false,
  unnumbered: ['uuid'],
};
const postgres: DriverTraits = {
  enumStorage: 'type',
  typeAttributes: false,
  extensions: true,
  unnumbered: ['uuid'],
};
const sqlite: DriverTraits = {
  enumStorage: 'check',
  typeAttributes: false,
  extensions: false,
  // TypeORM writes AUTOINCREMENT for no `rowid`: the key is another name for that number as it is.
  unnumbered: ['uuid', 'rowid'],
};

const traits: Readonly<Partial<Record<Driver['options']['type'], DriverTraits>>> = {
  mysql,
  mariadb: mysql,
  postgres,
};

/** The traits of a driver, SQLite's for those of its family (better-sqlite3, sql.js, …). */
export function driverTraits(driver: Driver): DriverTraits {
  return traits[driver.options.type] ?? sqlite;
}
