import type { EntitySchemaRelationOptions } from 'typeorm';
import { keyPalettes } from './column-palette.ts';
import { keyOf, type Columns, type RandomEntity, type RandomForeignKey } from './random-entity.ts';
import { quote, quoteTable, randomColumn, type World } from './world.ts';

const tableNames = ['users', 'posts', 'tags', 'order', 'user group', 'Team'] as const;
const columnNames = [
  'name',
  'code',
  'age',
  'amount',
  'group',
  'Status',
  'created at',
  'note',
] as const;
const names = ['ix_one', 'ix_two', 'one', 'two'] as const;

/** One more table, with a key and some columns. */
export function addTable(world: World, entities: readonly RandomEntity[]): readonly RandomEntity[] {
  const free = tableNames.filter((name) => !entities.some((entity) => entity.name === name));
  const name = world.choose.anyOf(free);
  if (name === undefined) return entities;
  const columns = Array.from({ length: world.choose.below(5) });
  const table: RandomEntity = {
    name,
    tableName: name,
    columns: randomKey(world),
    ...randomSchema(world),
    ...randomTree(world, name),
  };
  return [...entities, columns.reduce<RandomEntity>((entity) => addColumn(world, entity), table)];
}

/** A few tables on PostgreSQL live beside the default schema. */
export function randomSchema({ server, choose }: World): Pick<RandomEntity, 'schema'> {
  return server === 'postgres' && choose.chance(10) ? { schema: 'other' } : {};
}

/** A few tables are trees. */
function randomTree({ choose }: World, target: string): Pick<RandomEntity, 'trees' | 'relations'> {
  if (!choose.chance(7)) return {};
  return {
    trees: [{ type: choose.oneOf(['closure-table', 'materialized-path', 'nested-set']) }],
    relations: {
      parent: { type: 'many-to-one', target, treeParent: true },
      children: { type: 'one-to-many', target, inverseSide: 'parent', treeChildren: true },
    },
  };
}

/** A column computed from a number. */
export function addComputed(world: World, entity: RandomEntity): RandomEntity {
  const { server, choose } = world;
  const base = choose.anyOf(Object.keys(entity.columns)) ?? 'id';
  const expression = `${quote(server, base)} * ${2 + choose.below(2)}`;
  const isStored = server === 'postgres' || choose.chance(50);
  const computed: Columns[string] = {
    type: 'int',
    asExpression: expression,
    generatedType: isStored ? 'STORED' : 'VIRTUAL',
    nullable: true,
  };
  return {
    ...entity,
    columns: { ...entity.columns, [choose.oneOf(['double', 'more'])]: computed },
  };
}

const relationTypes = ['many-to-one', 'one-to-one', 'many-to-many'] as const;

/** A relation, whose columns and tables TypeORM names. */
export function addRelation(
  world: World,
  entity: RandomEntity,
  entities: readonly RandomEntity[],
): RandomEntity {
  const { choose } = world;
  const target = choose.anyOf(entities.filter(({ type }) => type !== 'view'))?.name;
  if (target === undefined) return entity;
  const type = choose.oneOf(relationTypes);
  const isTable = type === 'many-to-many';
  const onDelete = choose.oneOf<'CASCADE' | 'SET NULL'>(['CASCADE', 'SET NULL']);
  const relation: EntitySchemaRelationOptions = {
    type,
    target,
    ...(isTable ? { joinTable: true } : { joinColumn: true }),
    ...(!isTable && choose.chance(40) ? { onDelete } : {}),
  };
  return {
    ...entity,
    relations: { ...entity.relations, [choose.oneOf(['first', 'second'])]: relation },
  };
}

/** The columns of a primary key. */
export function randomKey({ server, choose }: World): Columns {
  const kind = keyPalettes[server];
  const one = choose.anyOf(kind) ?? { type: Number, primary: true };
  if (!choose.chance(15)) return { [choose.chance(80) ? 'id' : 'code']: one };
  return {
    id: { type: Number, primary: true },
    part: choose.chance(50) ? { type: Number, primary: true } : { type: 'uuid', primary: true },
  };
}

export function addColumn(world: World, entity: RandomEntity): RandomEntity {
  const free = columnNames.filter((name) => !(name in entity.columns));
  const name = world.choose.anyOf(free);
  if (name === undefined) return entity;
  return { ...entity, columns: { ...entity.columns, [name]: randomColumn(world) } };
}

/** Part of what an index and a unique constraint say alike. */
function someColumns(world: World, entity: RandomEntity): { name?: string; columns: string[] } {
  const { choose } = world;
  const name = choose.chance(40) ? choose.oneOf(names) : undefined;
  return {
    ...(name === undefined ? {} : { name }),
    columns: [...choose.several(Object.keys(entity.columns), 1 + choose.below(3))],
  };
}

export function addIndex(world: World, entity: RandomEntity): RandomEntity {
  const index = someColumns(world, entity);
  const { choose, server } = world;
  const [first = ''] = index.columns;
  const isPartial = choose.chance(20) && (server === 'postgres' || server === 'sqlite');
  return {
    ...entity,
    indices: [
      ...(entity.indices ?? []),
      {
        ...index,
        ...(choose.chance(30) ? { unique: true } : {}),
        ...(isPartial ? { where: `${quote(server, first)} IS NOT NULL` } : {}),
      },
    ],
  };
}

export function addUnique(world: World, entity: RandomEntity): RandomEntity {
  const deferrable =
    world.server === 'postgres' && world.choose.chance(15)
      ? ({ deferrable: 'INITIALLY DEFERRED' } as const)
      : {};
  const unique = { ...someColumns(world, entity), ...deferrable };
  return { ...entity, uniques: [...(entity.uniques ?? []), unique] };
}

export function addCheck(world: World, entity: RandomEntity): RandomEntity {
  const { choose, server } = world;
  const column = choose.anyOf(Object.keys(entity.columns)) ?? 'id';
  const name = choose.chance(40) ? choose.oneOf(names) : undefined;
  const condition = choose.oneOf([' IS NOT NULL', ' IS NOT NULL OR 1 = 1']);
  return {
    ...entity,
    checks: [
      ...(entity.checks ?? []),
      {
        ...(name === undefined ? {} : { name }),
        expression: `${quote(server, column)}${condition}`,
      },
    ],
  };
}

/** A foreign key with columns of its own. */
export function addForeignKey(
  world: World,
  entity: RandomEntity,
  entities: readonly RandomEntity[],
): RandomEntity {
  const { choose, server } = world;
  const target = choose.anyOf(entities);
  if (target === undefined) return entity;
  const unique = choose.chance(20) ? choose.anyOf(target.uniques ?? []) : undefined;
  const referenced = unique?.columns ?? [...keyOf(target)];
  const nullable = choose.chance(60);
  const columns = Object.fromEntries(
    referenced.map((name) => [`${target.name}_${name}`, { type: 'int', nullable } as const]),
  );
  const deferrable =
    (server === 'postgres' || server === 'sqlite') && choose.chance(20)
      ? ({ deferrable: 'INITIALLY DEFERRED' } as const)
      : {};
  const foreignKey: RandomForeignKey = {
    ...(choose.chance(20) ? { name: choose.oneOf(names) } : {}),
    target: target.name,
    columnNames: Object.keys(columns),
    referencedColumnNames: [...referenced],
    ...(choose.chance(40) ? { onDelete: choose.oneOf(['CASCADE', 'SET NULL', 'RESTRICT']) } : {}),
    ...(choose.chance(20) ? { onUpdate: 'CASCADE' } : {}),
    ...deferrable,
  };
  return {
    ...entity,
    columns: { ...columns, ...entity.columns },
    foreignKeys: [...(entity.foreignKeys ?? []), foreignKey],
  };
}

/** A view over one table. */
export function addView(world: World, entities: readonly RandomEntity[]): readonly RandomEntity[] {
  const { choose, server } = world;
  const table = choose.anyOf(entities.filter(({ type }) => type !== 'view'));
  const name = choose.oneOf(['first_view', 'second_view']);
  if (table === undefined || entities.some((entity) => entity.name === name)) return entities;
  const columns = choose.several(Object.keys(table.columns), 1 + choose.below(3));
  const list = columns.map((column) => quote(server, column)).join(', ');
  return [
    ...entities,
    {
      name,
      tableName: name,
      type: 'view',
      columns: {},
      expression: `SELECT ${list} FROM ${quoteTable(server, table)}`,
    },
  ];
}
