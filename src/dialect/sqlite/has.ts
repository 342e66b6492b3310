import type { NamedThing } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { columnsOf } from './columns-of.ts';
import { primaryKeyOf } from './primary-key.ts';
import { sameName } from './table-definition.ts';
import { readTableState } from './table-state.ts';

/** Whether something of that name is there; no of all that there is none of here. */
export async function has(db: Queryable, thing: NamedThing): Promise<boolean> {
  switch (thing.kind) {
    case 'table':
    case 'view':
      return find(db, thing.kind, thing.name.name);
    case 'index':
      return find(db, thing.kind, thing.name);
    case 'column': {
      const columns = await columnsOf(db, thing.table);
      return columns?.some(({ name }) => sameName(name, thing.name)) ?? false;
    }
    case 'constraint':
      return hasConstraint(db, thing);
    case 'sequence':
    case 'enum':
    case 'schema':
    case 'extension':
      return false;
  }
}

async function find(db: Queryable, type: string, name: string): Promise<boolean> {
  const query = 'SELECT 1 FROM sqlite_master WHERE type = ? AND name = ? COLLATE NOCASE';
  return (await rowsOf(db, query, [type, name])).length > 0;
}

async function hasConstraint(
  db: Queryable,
  { table, constraintKind, name }: Extract<NamedThing, { kind: 'constraint' }>,
): Promise<boolean> {
  if (!(await find(db, 'table', table.name))) return false;
  const { table: definition } = await readTableState(db, table.name);
  if (constraintKind === 'primaryKey') return primaryKeyOf(definition) !== null;
  const clauses = definition.columns.flatMap((column) => column.clauses);
  return [...definition.constraints, ...clauses].some(
    (each) => name !== null && 'name' in each && each.name !== null && sameName(each.name, name),
  );
}
