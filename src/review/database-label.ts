import type { Report, ReportDatabase } from './report.ts';

/** A database as reports name it: `PostgreSQL 15.4`, or `app (PostgreSQL 15.4)` in a configuration with several. */
export function databaseLabel({ name, product, version }: ReportDatabase): string {
  const server = `${product} ${version}`.trim();
  return name === null ? server : `${name} (${server})`;
}

/** The database of a report that goes by this name. */
export function databaseNamed({ databases }: Report, name: string | null): string {
  const database = databases.find((each) => each.name === name);
  return database === undefined ? (name ?? '') : databaseLabel(database);
}

/** ` on PostgreSQL 15.4` behind what holds for some databases only; nothing where it holds for all. */
export function on(databases: string | null): string {
  return databases === null ? '' : ` on ${databases}`;
}
