import type { Column } from '../../schema/column.ts';
import type { ForeignKey } from '../../schema/constraint.ts';
import { sameTableName, tableNameOf, type TableName } from '../../schema/table-name.ts';
import { groupBy } from '../../util/group-by.ts';
import type { Queryable } from '../queryable.ts';
import { schemaName } from './catalog.ts';
import { columnDefinition } from './column-definition.ts';
import { constraintDefinition } from './constraint-definition.ts';
import { introspectForeignKeysAround } from './introspect-foreign-keys.ts';
import { isConnected, readLiveTable, type TableSource } from './live-table.ts';
import { quoteTable, quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/**
 * The way around the foreign keys of columns that change their type. Both servers refuse such a
 * change while a key is there (errors 3780, 1832, 1833), MariaDB and, where the types no longer fit,
 * MySQL even with `foreign_key_checks` off. So the keys are dropped and created again, and as a key
 * cannot join an INT to a BIGINT in between, the columns at its other ends take the new type too. A later
 * operation that gives them that type finds nothing left to do.
 */
export interface ForeignKeyDetour {
  /** Statements that drop the keys. */
  readonly drops: readonly string[];
  /** Columns of the altered table that have to follow, as they will be. */
  readonly ownColumns: readonly Column[];
  /** The columns of other tables that have to follow, as they will be. */
  readonly otherColumns: readonly Place[];
  /** Statements that make them follow. */
  readonly follows: readonly string[];
  /** Statements that create the keys again. */
  readonly creates: readonly string[];
}

const noDetour: ForeignKeyDetour = {
  drops: [],
  ownColumns: [],
  otherColumns: [],
  follows: [],
  creates: [],
};

/** What the detour is about: columns of one table as they will be, and what else happens to it. */
export interface TypeChange {
  readonly table: TableName;
  readonly columns: readonly Column[];
  /** Foreign keys of the table that are dropped anyway. */
  readonly dropped: ReadonlySet<string>;
  /** Names that columns of the table have afterwards, where they change. */
  readonly renames: ReadonlyMap<string, string>;
}

/** Plans the detour for a change of types. */
export async function planDetour(
  db: TableSource,
  server: MysqlServer,
  change: TypeChange,
): Promise<ForeignKeyDetour> {
  if (change.columns.length === 0) return noDetour;
  const links = await readLinks(db, server, change);
  const { touched, followers } = await followTypes(db, server, change, links);
  if (touched.size === 0) return noDetour;
  const byChild = groupBy(touched, (link) => quoteTable(link.table));
  const others = followers.filter((follower) => !sameTableName(follower.table, change.table));
  return {
    drops: Array.from(
      byChild,
      ([table, ofTable]) => `ALTER TABLE ${table} ${dropClauses(ofTable)}`,
    ),
    ownColumns: followers
      .filter((follower) => sameTableName(follower.table, change.table))
      .map((follower) => follower.column),
    otherColumns: others,
    follows: Array.from(
      groupBy(others, (follower) => quoteTable(follower.table)),
      ([table, ofTable]) => `ALTER TABLE ${table} ${modifyClauses(ofTable, server)}`,
    ),
    creates: Array.from(
      byChild,
      ([table, ofTable]) => `ALTER TABLE ${table} ${createClauses(ofTable, change, server)}`,
    ),
  };
}

/** A foreign key and the table it belongs to. */
interface Link {
  readonly table: TableName;
  readonly foreignKey: ForeignKey;
}

/** A column of some table, as it will be. */
export interface Place {
  readonly table: TableName;
  readonly column: Column;
}

async function readLinks(
  db: TableSource,
  server: MysqlServer,
  { table, dropped }: TypeChange,
): Promise<readonly Link[]> {
  const links = isConnected(db)
    ? await readLinksAround(db, server, table)
    : db
        .all()
        .flatMap((owner) =>
          owner.foreignKeys.map((foreignKey) => ({ table: tableNameOf(owner), foreignKey })),
        );
  return links.filter(
    (link) => !sameTableName(link.table, table) || !dropped.has(link.foreignKey.name ?? ''),
  );
}

async function readLinksAround(
  db: Queryable,
  server: MysqlServer,
  table: TableName,
): Promise<readonly Link[]> {
  const database = table.schema ?? server.database ?? '';
  const keys = await introspectForeignKeysAround({
    db,
    server,
    databases: [database],
    tables: null,
  });
  return keys.map(({ schema, table: name, foreignKey }) => ({
    table: { schema: schemaName(schema, server), name },
    foreignKey,
  }));
}

/** Goes from column to column along the keys, as far as types have to follow. */
async function followTypes(
  db: TableSource,
  server: MysqlServer,
  change: TypeChange,
  links: readonly Link[],
): Promise<{ touched: ReadonlySet<Link>; followers: readonly Place[] }> {
  const touched = new Set<Link>();
  const places: Place[] = change.columns.map((column) => ({ table: change.table, column }));
  const reached = new Set(places.map(({ table, column }) => placeKey(table, column.name)));
  for (const place of places) {
    for (const { link, table, column } of otherEnds(place, links)) {
      touched.add(link);
      if (reached.has(placeKey(table, column))) continue;
      const live = await readLiveTable(db, server, table);
      const end = live?.table.columns.find((candidate) => candidate.name === column);
      if (end === undefined || canJoin(place.column, end)) continue;
      reached.add(placeKey(table, column));
      places.push({ table, column: withTypeOf(end, place.column) });
    }
  }
  return { touched, followers: places.slice(change.columns.length) };
}

interface OtherEnd {
  readonly link: Link;
  readonly table: TableName;
  readonly column: string;
}

function otherEnds({ table, column }: Place, links: readonly Link[]): readonly OtherEnd[] {
  return links.flatMap((link) => {
    const { columns, referencedColumns, referencedTable } = link.foreignKey;
    return columns.flatMap((child, position) => {
      const parent = referencedColumns[position] ?? '';
      const ends: OtherEnd[] = [];
      if (sameTableName(link.table, table) && child === column.name) {
        ends.push({ link, table: referencedTable, column: parent });
      }
      if (sameTableName(referencedTable, table) && parent === column.name) {
        ends.push({ link, table: link.table, column: child });
      }
      return ends;
    });
  });
}

/** Text columns of any length can be joined when they collate alike; others have to be of one type. */
function canJoin(first: Column, second: Column): boolean {
  const isText = /^(?:var)?char\(/;
  if (isText.test(first.type) && isText.test(second.type)) {
    return first.charset === second.charset && first.collation === second.collation;
  }
  return first.type === second.type;
}

/** Only a number can be numbered on. */
function withTypeOf(column: Column, { type, charset, collation, enumValues }: Column): Column {
  const identity = /int\b/.test(type) ? column.identity : null;
  return { ...column, type, charset, collation, enumValues, identity };
}

function dropClauses(links: readonly Link[]): string {
  return links
    .map(({ foreignKey }) => `DROP FOREIGN KEY ${quoting.identifier(foreignKey.name ?? '')}`)
    .join(', ');
}

function modifyClauses(places: readonly Place[], server: MysqlServer): string {
  return places
    .map(
      ({ column }) =>
        `MODIFY ${quoting.identifier(column.name)} ${columnDefinition(column, server)}`,
    )
    .join(', ');
}

function createClauses(links: readonly Link[], change: TypeChange, server: MysqlServer): string {
  return links
    .map((link) => `ADD ${constraintDefinition(renamed(link, change), link.table, server)}`)
    .join(', ');
}

function renamed({ table, foreignKey }: Link, change: TypeChange): ForeignKey {
  const rename = (name: string): string => change.renames.get(name) ?? name;
  const { columns, referencedColumns, referencedTable } = foreignKey;
  return {
    ...foreignKey,
    columns: sameTableName(table, change.table) ? columns.map(rename) : columns,
    referencedColumns: sameTableName(referencedTable, change.table)
      ? referencedColumns.map(rename)
      : referencedColumns,
  };
}

function placeKey(table: TableName, column: string): string {
  return `${quoteTable(tableNameOf(table))}.${column}`;
}
