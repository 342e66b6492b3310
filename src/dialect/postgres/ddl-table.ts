import type { Table } from '../../schema/table.ts';
import { alterTable } from './alter-table.ts';
import { columnDefinition, columnRemarks, formatComment } from './ddl-column.ts';
import { constraintDefinition } from './ddl-constraint.ts';
import { createIndex } from './ddl-index.ts';
import { quoteTable } from './quoting.ts';
import { repeatsColumns } from './repeats-columns.ts';
import type { Server } from './server.ts';

/** Creates a table with all that belongs to it. */
export function createTable(table: Table, server: Server): readonly string[] {
  const { primaryKey, uniques, checks, exclusions, foreignKeys } = table;
  const repeated = uniques.filter((one) => repeatsColumns(one, [primaryKey, ...uniques]));
  const constraints = [
    primaryKey,
    ...uniques.filter((one) => !repeated.includes(one)),
    ...checks,
    ...exclusions,
    ...foreignKeys,
  ];
  const lines = [
    ...table.columns.map(columnDefinition),
    ...constraints.filter((one) => one !== null).map((one) => constraintDefinition(one, server)),
  ];
  const name = quoteTable(table);
  return [
    lines.length === 0
      ? `CREATE TABLE ${name} ()`
      : `CREATE TABLE ${name} (\n  ${lines.join(',\n  ')}\n)`,
    ...repeated.map((one) => `ALTER TABLE ${name} ADD ${constraintDefinition(one, server)}`),
    ...table.indexes.flatMap((index) => createIndex(table, index, server)),
    ...(table.comment === null
      ? []
      : [`COMMENT ON TABLE ${name} IS ${formatComment(table.comment)}`]),
    ...alterTable(
      table,
      table.columns.flatMap((column) => columnRemarks(table, column)),
    ),
    ...table.triggers.map(({ definition }) => definition),
  ];
}
