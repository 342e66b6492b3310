import type { Column } from '../../schema/column.ts';
import type { Table } from '../../schema/table.ts';
import { relativeCollation, resolveCollation } from './collation.ts';
import { holdsText } from './normalize-column.ts';
import type { MysqlServer } from './server.ts';

/**
 * The declared table with the collations of its columns as they differ from that of the table which
 * is there. Entities declare none for a table: one that somebody made with its own keeps it.
 */
export function withinTable(present: Table, declared: Table, server: MysqlServer): Table {
  const { charset = null, collation = null } = present.options;
  const inherited = resolveCollation({ charset, collation }, server.collation, server);
  if (inherited === server.collation) return declared;
  return {
    ...declared,
    columns: declared.columns.map((column) => withinCollation(column, inherited, server)),
  };
}

function withinCollation(column: Column, inherited: string, server: MysqlServer): Column {
  if (!holdsText(column.type)) return column;
  const { charset = null, collation = null } = column.declared ?? {};
  const own = resolveCollation({ charset, collation }, inherited, server);
  return { ...column, ...relativeCollation(own, inherited, server) };
}
