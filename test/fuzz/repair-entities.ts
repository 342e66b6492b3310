import type { EntitySchemaColumnOptions } from 'typeorm';
import type { ServerName } from '../support/server.ts';
import { palettes } from './column-palette.ts';
import {
  keyOf,
  type RandomEntity,
  type RandomForeignKey,
  type RandomIndex,
  type RandomUnique,
} from './random-entity.ts';
import { namesIn } from './world.ts';

/**
 * Takes out what the database could not hold: things on columns that are not there, foreign keys to
 * nothing, names taken twice; columns of foreign keys get the type of those they refer to.
 */
export function repairEntities(
  entities: readonly RandomEntity[],
  server: ServerName,
): readonly RandomEntity[] {
  const names = new Set<string>();
  const tables = matchTypes(entities.filter(({ type }) => type !== 'view'))
    .map((entity) => repairColumns(entity, entities))
    .map((entity) => repairTable(entity, server, names));
  const keyed = tables.map((entity) => repairForeignKeys(entity, tables, server, names));
  const views = entities.filter((entity) => entity.type === 'view' && isReadable(entity, keyed));
  return [...keyed, ...views];
}

function isReadable({ expression }: RandomEntity, tables: readonly RandomEntity[]): boolean {
  const read = namesIn(typeof expression === 'string' ? expression : '');
  const table = tables.find(({ tableName }) => tableName === read.at(-1));
  const inSchema = read.at(-2) === 'other';
  const columns = read.slice(0, inSchema ? -2 : -1);
  return (
    table !== undefined &&
    (table.schema !== undefined) === inSchema &&
    columns.every((name) => name in table.columns)
  );
}

/** Without relations to nothing, and without computed columns whose number is gone. */
function repairColumns(
  { relations = {}, ...entity }: RandomEntity,
  entities: readonly RandomEntity[],
): RandomEntity {
  const tables = new Set(entities.filter(({ type }) => type !== 'view').map(({ name }) => name));
  const columns = Object.entries(entity.columns).filter(([, { asExpression }]) =>
    namesIn(asExpression ?? '').every((name) => {
      const base = entity.columns[name];
      return base?.type === 'int' && base.array !== true && base.asExpression === undefined;
    }),
  );
  const kept = Object.entries(relations).filter(
    ([, relation]) => typeof relation?.target === 'string' && tables.has(relation.target),
  );
  const { trees, ...rest } = entity;
  // TypeORM writes foreign keys from a closure table to a composite key that no database takes.
  const isTree = keyOf(entity).length === 1 || trees?.[0]?.type !== 'closure-table';
  return {
    ...rest,
    ...(trees === undefined || !isTree ? {} : { trees }),
    columns: Object.fromEntries(columns),
    ...(kept.length === 0 ? {} : { relations: Object.fromEntries(kept) }),
  };
}

function repairTable(entity: RandomEntity, server: ServerName, names: Set<string>): RandomEntity {
  const { columns } = entity;
  const has = (list: readonly string[]): boolean =>
    list.length > 0 && list.every((name) => isIndexable(columns[name], server));
  const uniques = entity.uniques?.filter(
    (unique) => has(unique.columns) && takes(names, unique, contentKey(entity, unique)),
  );
  const indices = entity.indices?.filter(
    (index) => has(index.columns) && takes(names, index, contentKey(entity, index)),
  );
  const isMysql = server === 'mysql' || server === 'mariadb';
  const checks = entity.checks?.filter(
    (check) =>
      namesIn(check.expression).every((name) => name in columns) &&
      // MySQL allows no check on a numbered column.
      !(isMysql && namesIn(check.expression).some((name) => columns[name]?.generated === true)) &&
      takes(names, check, `check ${entity.name} ${check.expression}`),
  );
  return {
    ...entity,
    ...(uniques === undefined ? {} : { uniques }),
    ...(indices === undefined ? {} : { indices }),
    ...(checks === undefined ? {} : { checks }),
  };
}

/** What TypeORM makes a name of does not tell an index from a unique constraint, nor one order from another. */
function contentKey(entity: RandomEntity, { columns }: RandomUnique | RandomIndex): string {
  return `columns ${entity.name} ${columns.toSorted().join()}`;
}

/** Takes the name of a thing, and what it is about; false when either is taken. */
function takes(names: Set<string>, { name }: { readonly name?: string }, content: string): boolean {
  if (names.has(content) || (name !== undefined && names.has(name))) return false;
  names.add(content);
  if (name !== undefined) names.add(name);
  return true;
}

function isIndexable(column: EntitySchemaColumnOptions | undefined, server: ServerName): boolean {
  if (column === undefined) return false;
  return palettes[server].every(
    (paint) => paint.indexable !== false || paint.column.type !== column.type,
  );
}

/** Gives columns of foreign keys the types of those they refer to, through chains of keys. */
function matchTypes(tables: readonly RandomEntity[]): readonly RandomEntity[] {
  let current = tables;
  for (let round = 0; round < 4; round += 1) {
    const before = current;
    current = before.map((entity) => matchTypesOf(entity, before));
  }
  return current;
}

function matchTypesOf(entity: RandomEntity, tables: readonly RandomEntity[]): RandomEntity {
  const columns = { ...entity.columns };
  for (const key of entity.foreignKeys ?? []) {
    const target = tables.find(({ name }) => name === key.target);
    key.columnNames.forEach((name, position) => {
      const referenced = target?.columns[key.referencedColumnNames[position] ?? ''];
      const column = columns[name];
      if (referenced === undefined || column === undefined) return;
      columns[name] = withTypeOf(referenced, column);
    });
  }
  return { ...entity, columns };
}

function withTypeOf(
  {
    type,
    length,
    precision,
    scale,
    unsigned,
    collation,
    enum: values,
    enumName,
    array,
  }: EntitySchemaColumnOptions,
  { primary, nullable }: EntitySchemaColumnOptions,
): EntitySchemaColumnOptions {
  return {
    type,
    ...(length === undefined ? {} : { length }),
    ...(precision === undefined ? {} : { precision }),
    ...(scale === undefined ? {} : { scale }),
    ...(unsigned === undefined ? {} : { unsigned }),
    ...(collation === undefined ? {} : { collation }),
    ...(values === undefined ? {} : { enum: values }),
    ...(enumName === undefined ? {} : { enumName }),
    ...(array === undefined ? {} : { array }),
    ...(primary === undefined ? {} : { primary }),
    ...(nullable === undefined ? {} : { nullable }),
  };
}

function repairForeignKeys(
  entity: RandomEntity,
  tables: readonly RandomEntity[],
  server: ServerName,
  names: Set<string>,
): RandomEntity {
  const { columns } = entity;
  const foreignKeys = entity.foreignKeys
    ?.filter((key) => isSound(key, entity, tables, server))
    .filter((key) => takes(names, key, `key ${entity.name} ${key.columnNames.toSorted().join()}`))
    .map((key) => {
      const { onDelete, ...rest } = key;
      const takesNull = key.columnNames.every((name) => columns[name]?.nullable === true);
      return onDelete === 'SET NULL' && !takesNull ? rest : key;
    });
  // MySQL allows no check on a column that a foreign key may change.
  const changed = new Set(foreignKeys?.flatMap(({ columnNames }) => columnNames));
  const checks = entity.checks?.filter(({ expression }) =>
    namesIn(expression).every((name) => server === 'postgres' || !changed.has(name)),
  );
  return {
    ...entity,
    ...(foreignKeys === undefined ? {} : { foreignKeys }),
    ...(checks === undefined ? {} : { checks }),
  };
}

function isSound(
  { target, columnNames, referencedColumnNames }: RandomForeignKey,
  entity: RandomEntity,
  tables: readonly RandomEntity[],
  server: ServerName,
): boolean {
  const table = tables.find(({ name }) => name === target);
  if (table === undefined) return false;
  const unique = (table.uniques ?? [])
    .filter(({ deferrable }) => deferrable === undefined)
    .map(({ columns }) => columns);
  const targets = [keyOf(table), ...unique].map((list) => list.join());
  const isSame = target === entity.name && columnNames.join() === referencedColumnNames.join();
  return (
    !isSame &&
    targets.includes(referencedColumnNames.join()) &&
    columnNames.every((name) => isIndexable(entity.columns[name], server)) &&
    columnNames.every((name) => entity.columns[name]?.generated === undefined) &&
    [
      ...columnNames.map((name) => entity.columns[name]),
      ...referencedColumnNames.map((name) => table.columns[name]),
    ].every((column) => column?.asExpression === undefined) &&
    // MySQL lets no foreign key change what a column is computed from.
    !Object.values(entity.columns).some(({ asExpression = '' }) =>
      namesIn(asExpression).some((name) => columnNames.includes(name)),
    ) &&
    // On PostgreSQL each column has an enumerated type of its own.
    referencedColumnNames.every((name) => table.columns[name]?.enum === undefined)
  );
}
