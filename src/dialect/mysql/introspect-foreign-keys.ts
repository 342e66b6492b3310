import { groupBy } from '../../util/group-by.ts';
import type { ForeignKey, ReferentialAction } from '../../schema/constraint.ts';
import { rowsOf } from '../queryable.ts';
import { inCatalog, schemaName, tableKey, type Catalog, type TableRow } from './catalog.ts';
import { quoting } from './quoting.ts';

/** A foreign key, and the table it belongs to by the name of its database. */
export interface ForeignKeyOfTable extends TableRow {
  readonly foreignKey: ForeignKey;
}

/** Reads the foreign keys of each table, by name, with the actions they were given. */
export async function introspectForeignKeys(
  catalog: Catalog,
): Promise<ReadonlyMap<string, readonly ForeignKey[]>> {
  const actions = await readActions(catalog, `CONSTRAINT_SCHEMA ${inCatalog(catalog)}`);
  const rows = await readKeyRows(catalog, `TABLE_SCHEMA ${inCatalog(catalog)}`);
  const groups = groupBy(parseForeignKeys(rows, actions, catalog), tableKey);
  return new Map(
    Array.from(groups, ([key, ofTable]) => [key, ofTable.map(({ foreignKey }) => foreignKey)]),
  );
}

/** Reads the foreign keys from and to all tables of the catalog's databases, with the actions they were given. */
export async function introspectForeignKeysAround(
  catalog: Catalog,
): Promise<readonly ForeignKeyOfTable[]> {
  const databases = inCatalog(catalog);
  const rows = await readKeyRows(
    catalog,
    `(TABLE_SCHEMA ${databases} OR REFERENCED_TABLE_SCHEMA ${databases})`,
  );
  const children = [...new Set(rows.map((row) => row.schema))];
  if (children.length === 0) return [];
  const list = children.map((name) => quoting.literal(name)).join(', ');
  return parseForeignKeys(
    rows,
    await readActions(catalog, `CONSTRAINT_SCHEMA IN (${list})`),
    catalog,
  );
}

interface ActionRow extends TableRow {
  readonly name: string;
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
}

interface KeyRow extends TableRow {
  readonly name: string;
  readonly column: string;
  readonly position: number;
  readonly referencedSchema: string;
  readonly referencedTable: string;
  readonly referencedColumn: string;
}

function readActions({ db }: Catalog, condition: string): Promise<readonly ActionRow[]> {
  return rowsOf<ActionRow>(
    db,
    `SELECT CONSTRAINT_SCHEMA AS \`schema\`,
            TABLE_NAME AS \`table\`,
            CONSTRAINT_NAME AS \`name\`,
            DELETE_RULE AS \`onDelete\`,
            UPDATE_RULE AS \`onUpdate\`
     FROM information_schema.REFERENTIAL_CONSTRAINTS
     WHERE ${condition}`,
  );
}

function readKeyRows({ db }: Catalog, condition: string): Promise<readonly KeyRow[]> {
  return rowsOf<KeyRow>(
    db,
    `SELECT TABLE_SCHEMA AS \`schema\`,
            TABLE_NAME AS \`table\`,
            CONSTRAINT_NAME AS \`name\`,
            COLUMN_NAME AS \`column\`,
            ORDINAL_POSITION + 0 AS \`position\`,
            REFERENCED_TABLE_SCHEMA AS \`referencedSchema\`,
            REFERENCED_TABLE_NAME AS \`referencedTable\`,
            REFERENCED_COLUMN_NAME AS \`referencedColumn\`
     FROM information_schema.KEY_COLUMN_USAGE
     WHERE REFERENCED_TABLE_NAME IS NOT NULL
       AND ${condition}`,
  );
}

function constraintKey(row: TableRow & { readonly name: string }): string {
  return `${tableKey(row)}.${row.name}`;
}

function parseForeignKeys(
  rows: readonly KeyRow[],
  actions: readonly ActionRow[],
  catalog: Catalog,
): readonly ForeignKeyOfTable[] {
  const actionsOf = new Map(actions.map((row) => [constraintKey(row), row]));
  const keys = Array.from(groupBy(rows, constraintKey), ([key, ofKey]) =>
    parseForeignKey(ofKey, actionsOf.get(key), catalog),
  );
  return keys.toSorted((first, second) => (nameOf(first) < nameOf(second) ? -1 : 1));
}

function nameOf({ foreignKey }: ForeignKeyOfTable): string {
  return foreignKey.name ?? '';
}

function parseForeignKey(
  rows: readonly KeyRow[],
  actions: ActionRow | undefined,
  { server }: Catalog,
): ForeignKeyOfTable {
  const ordered = rows.toSorted((first, second) => first.position - second.position);
  const [first] = ordered;
  if (first === undefined) throw new Error('a foreign key without columns');
  const foreignKey: ForeignKey = {
    kind: 'foreignKey',
    name: first.name,
    columns: ordered.map((row) => row.column),
    referencedTable: {
      schema: schemaName(first.referencedSchema, server),
      name: first.referencedTable,
    },
    referencedColumns: ordered.map((row) => row.referencedColumn),
    onDelete: actions?.onDelete ?? 'NO ACTION',
    onUpdate: actions?.onUpdate ?? 'NO ACTION',
    deferrable: null,
  };
  return { schema: first.schema, table: first.table, foreignKey };
}
