import type { TableName } from '../../schema/table-name.ts';
import type { NamedThing } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { quoteTable, quoting } from './quoting.ts';
import type { Server } from './server.ts';

/** Whether something of that name is there. */
export async function has(db: Queryable, thing: NamedThing, server: Server): Promise<boolean> {
  const { condition, parameters } = conditionFor(thing, server);
  const query = `SELECT ${condition} AS found`;
  const [row] = await rowsOf<{ readonly found: boolean }>(db, query, [...parameters]);
  return row?.found ?? false;
}

interface Condition {
  readonly condition: string;
  readonly parameters: readonly unknown[];
}

function conditionFor(thing: NamedThing, { defaultSchema }: Server): Condition {
  const path = ({ schema, name }: TableName): string =>
    quoteTable({ schema: schema ?? defaultSchema, name });
  switch (thing.kind) {
    case 'table':
    case 'view':
    case 'sequence':
      return { condition: 'to_regclass($1) IS NOT NULL', parameters: [path(thing.name)] };
    case 'enum':
      return { condition: 'to_regtype($1) IS NOT NULL', parameters: [path(thing.name)] };
    case 'index': {
      const index = path({ schema: thing.table.schema, name: thing.name });
      return { condition: 'to_regclass($1) IS NOT NULL', parameters: [index] };
    }
    case 'schema':
      return {
        condition: 'to_regnamespace($1) IS NOT NULL',
        parameters: [quoting.identifier(thing.name)],
      };
    case 'extension':
      return {
        condition: 'EXISTS (SELECT FROM pg_extension WHERE extname = $1)',
        parameters: [thing.name],
      };
    case 'column':
      return {
        condition: `EXISTS (
          SELECT FROM pg_attribute
           WHERE attrelid = to_regclass($1)
             AND attname = $2
             AND attnum > 0
             AND NOT attisdropped)`,
        parameters: [path(thing.table), thing.name],
      };
    case 'constraint':
      return {
        condition: `EXISTS (
          SELECT FROM pg_constraint
           WHERE conrelid = to_regclass($1)
             AND (conname = $2 OR contype = 'p' AND $3))`,
        // A table has one primary key, whatever its name.
        parameters: [path(thing.table), thing.name, thing.constraintKind === 'primaryKey'],
      };
  }
}
