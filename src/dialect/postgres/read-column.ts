import type { Column } from '../../schema/column.ts';
import type { TableName } from '../../schema/table-name.ts';
import type { Queryable } from '../queryable.ts';
import { readColumns } from './introspect-columns.ts';
import { readEnums } from './introspect-enums.ts';
import { readSequences } from './introspect-sequences.ts';
import type { Server } from './server.ts';

/** One column as the catalog has it; null when there is none of that name. */
export async function readColumn(
  db: Queryable,
  server: Server,
  table: TableName,
  name: string,
): Promise<Column | null> {
  const schemas = [table.schema ?? server.defaultSchema];
  const enums = await readEnums(db, server);
  const sequences = await readSequences(db, schemas, server);
  const columns = await readColumns(db, schemas, { enums, sequences }, table.name);
  return columns.find(({ column }) => column.name === name)?.column ?? null;
}
