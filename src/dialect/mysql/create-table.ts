import { constraintsOf } from '../../schema/constraints-of.ts';
import type { Table } from '../../schema/table.ts';
import { columnDefinition } from './column-definition.ts';
import { constraintDefinition } from './constraint-definition.ts';
import { indexDefinition } from './index-definition.ts';
import { numberingElements } from './numbering.ts';
import { quoteTable, quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/** The statements that create a table with all that belongs to it. */
export function createTable(table: Table, server: MysqlServer): readonly string[] {
  const elements = [
    ...table.columns.map(
      (column) => `${quoting.identifier(column.name)} ${columnDefinition(column, server)}`,
    ),
    ...constraintsOf(table).map((constraint) => constraintDefinition(constraint, table, server)),
    ...table.indexes.map((index) => indexDefinition(index, server)),
    ...numberingElements(table),
  ];
  return [
    `CREATE TABLE ${quoteTable(table)} (\n  ${elements.join(',\n  ')}\n)${tableSuffix(table)}`,
    ...table.triggers.map((trigger) => trigger.definition),
  ];
}

function tableSuffix({ options, comment }: Table): string {
  return [
    options.engine === undefined ? '' : ` ENGINE=${options.engine}`,
    options.charset === undefined ? '' : ` DEFAULT CHARSET=${options.charset}`,
    options.collation === undefined ? '' : ` COLLATE=${options.collation}`,
    comment === null ? '' : ` COMMENT=${quoting.literal(comment)}`,
  ].join('');
}
