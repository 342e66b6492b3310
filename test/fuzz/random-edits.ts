import {
  addCheck,
  addColumn,
  addComputed,
  addForeignKey,
  addIndex,
  addRelation,
  addTable,
  addUnique,
  addView,
  randomKey,
  randomSchema,
} from './random-additions.ts';
import { keyOf, type RandomEntity, type RandomIndex, type RandomUnique } from './random-entity.ts';
import { randomColumn, type World } from './world.ts';

type EditEntities = (world: World, entities: readonly RandomEntity[]) => readonly RandomEntity[];
type EditEntity = (
  world: World,
  entity: RandomEntity,
  entities: readonly RandomEntity[],
) => RandomEntity;

/** Makes an edit of one entity an edit of the set. */
function ofOne(edit: EditEntity): EditEntities {
  return (world, entities) => {
    const chosen = world.choose.anyOf(entities.filter(({ type }) => type !== 'view'));
    return chosen === undefined
      ? entities
      : entities.map((entity) => (entity === chosen ? edit(world, entity, entities) : entity));
  };
}

/** Makes an edit of one column, not of the key, an edit of the set. */
function ofColumn(
  edit: (
    world: World,
    column: RandomEntity['columns'][string],
  ) => RandomEntity['columns'][string] | null,
): EditEntities {
  return ofOne((world, entity) => {
    const name = world.choose.anyOf(plainColumns(entity));
    const column = name === undefined ? undefined : entity.columns[name];
    if (name === undefined || column === undefined) return entity;
    const { [name]: _, ...rest } = entity.columns;
    const edited = edit(world, column);
    return { ...entity, columns: edited === null ? rest : { ...rest, [name]: edited } };
  });
}

function plainColumns({ columns }: RandomEntity): readonly string[] {
  return Object.keys(columns).filter((name) => columns[name]?.primary !== true);
}

/** Takes one thing off a list of an entity's. */
function without(list: 'uniques' | 'indices' | 'checks' | 'foreignKeys'): EditEntities {
  return ofOne((world, entity) => {
    const things: readonly unknown[] = entity[list] ?? [];
    const dropped = world.choose.below(things.length);
    return { ...entity, [list]: things.filter((_, position) => position !== dropped) };
  });
}

/** Two tables, or two columns, exchange what they are. */
const swapTables: EditEntities = (world, entities) => {
  const [one, two] = world.choose.several(
    entities.filter(({ type }) => type !== 'view'),
    2,
  );
  if (one === undefined || two === undefined) return entities;
  const renamed = (entity: RandomEntity, { name, tableName }: RandomEntity): RandomEntity => ({
    ...entity,
    name,
    tableName,
  });
  return entities.map((entity) => {
    if (entity === one) return renamed(one, two);
    return entity === two ? renamed(two, one) : entity;
  });
};

const swapColumns: EditEntity = (world, entity) => {
  const [one, two] = world.choose.several(plainColumns(entity), 2);
  const [first, second] = [entity.columns[one ?? ''], entity.columns[two ?? '']];
  if (one === undefined || two === undefined || first === undefined || second === undefined) {
    return entity;
  }
  return { ...entity, columns: { ...entity.columns, [one]: second, [two]: first } };
};

const replaceColumns: EditEntity = (world, entity) => {
  const plain = new Set(plainColumns(entity));
  const keys = Object.entries(entity.columns).filter(([name]) => !plain.has(name));
  const kept = world.choose.chance(50) ? Object.fromEntries(keys) : { number: numbered };
  return addColumn(world, addColumn(world, { ...entity, columns: kept }));
};

const numbered = { type: Number, primary: true, generated: true } as const;

const replaceKey: EditEntity = (world, entity) => {
  const plain = Object.entries(entity.columns).filter(([, { primary }]) => primary !== true);
  return { ...entity, columns: { ...Object.fromEntries(plain), ...randomKey(world) } };
};

const toggleNumbering: EditEntity = (_, entity) => {
  const [key = '', ...others] = keyOf(entity);
  const { generated, ...column } = entity.columns[key] ?? { type: Number };
  if (others.length > 0 || column.type !== Number) return entity;
  const toggled = generated === undefined ? ({ ...column, generated: true } as const) : column;
  return { ...entity, columns: { ...entity.columns, [key]: toggled } };
};

const editIndex: EditEntity = (world, entity) => {
  const { indices = [] } = entity;
  const chosen = world.choose.anyOf(indices);
  return {
    ...entity,
    indices: indices.map((index) => {
      if (index !== chosen) return index;
      if (world.choose.chance(40)) return { ...index, columns: index.columns.toReversed() };
      return { ...index, unique: index.unique !== true };
    }),
  };
};

const editForeignKey: EditEntity = (world, entity, entities) => {
  const { choose } = world;
  const { foreignKeys = [] } = entity;
  const chosen = choose.anyOf(foreignKeys);
  return {
    ...entity,
    foreignKeys: foreignKeys.map((key) => {
      if (key !== chosen) return key;
      if (choose.chance(50)) return { ...key, onDelete: choose.oneOf(['CASCADE', 'SET NULL']) };
      return { ...key, target: choose.anyOf(entities)?.name ?? key.target };
    }),
  };
};

const dropRelation: EditEntity = (world, { relations = {}, ...entity }) => {
  const dropped = world.choose.anyOf(Object.keys(relations));
  // A tree without its relations is none.
  if (entity.trees !== undefined) return { relations, ...entity };
  const kept = Object.entries(relations).filter(([name]) => name !== dropped);
  return { ...entity, relations: Object.fromEntries(kept) };
};

/** Another list of values for an enumerated column, and for all that share its type. */
const editEnum: EditEntities = (world, entities) => {
  const { choose } = world;
  const values = choose.several(['a', 'b', 'c', 'it'], 2 + choose.below(3));
  const chosen = choose.anyOf(
    entities.flatMap(({ columns }) =>
      Object.values(columns).filter((each) => each.enum !== undefined),
    ),
  );
  return entities.map((entity) => ({
    ...entity,
    columns: Object.fromEntries(
      Object.entries(entity.columns).map(([name, column]) => {
        const { default: _value, ...rest } = column;
        const isShared = chosen?.enumName !== undefined && column.enumName === chosen.enumName;
        const isChosen = chosen !== undefined && (column === chosen || isShared);
        return [name, isChosen ? { ...rest, enum: [...values] } : column];
      }),
    ),
  }));
};

const moveSchema: EditEntity = (world, { schema: _schema, ...entity }) => ({
  ...entity,
  ...randomSchema(world),
});

/** Indexes and unique constraints exchange names and columns. */
const moveName: EditEntity = (_, entity) => ({
  ...entity,
  indices: (entity.uniques ?? []).map(nameAndColumns),
  uniques: (entity.indices ?? []).map(nameAndColumns),
});

function nameAndColumns({ name, columns }: RandomUnique | RandomIndex): RandomUnique {
  return { ...(name === undefined ? {} : { name }), columns };
}

const dropEntity: EditEntities = (world, entities) => {
  const dropped = world.choose.anyOf(entities);
  return entities.filter((entity) => entity !== dropped);
};

const toggleNullable = ofColumn((_, column) => ({ ...column, nullable: column.nullable !== true }));
const retype = ofColumn((world) => randomColumn(world));
const dropColumn = ofColumn(() => null);
const changeDefault = ofColumn((_, { default: value, ...column }) => ({
  ...column,
  ...(value === undefined && column.type === 'int' ? { default: 3 } : {}),
}));

const additions: readonly EditEntities[] = [
  ofOne(addColumn),
  ofOne(addIndex),
  ofOne(addUnique),
  ofOne(addCheck),
  ofOne(addForeignKey),
  ofOne(addForeignKey),
  ofOne(addComputed),
  ofOne(addRelation),
  addView,
];

const edits: readonly EditEntities[] = [
  ...additions,
  addTable,
  dropEntity,
  dropColumn,
  dropColumn,
  retype,
  retype,
  toggleNullable,
  changeDefault,
  without('uniques'),
  without('indices'),
  without('checks'),
  without('foreignKeys'),
  swapTables,
  ofOne(swapColumns),
  ofOne(replaceColumns),
  ofOne(replaceKey),
  ofOne(toggleNumbering),
  ofOne(editIndex),
  ofOne(editForeignKey),
  ofOne(moveName),
  ofOne(dropRelation),
  editEnum,
  ofOne(moveSchema),
];

/** One edit of a set of entities; it may leave behind what refers to nothing. */
export function randomEdit(
  world: World,
  entities: readonly RandomEntity[],
): readonly RandomEntity[] {
  return (world.choose.anyOf(edits) ?? addTable)(world, entities);
}

/** A set of entities by chance; see {@link randomEdit}. */
export function randomEntities(world: World): readonly RandomEntity[] {
  const { choose } = world;
  let entities: readonly RandomEntity[] = [];
  for (let count = 1 + choose.below(4); count > 0; count -= 1) {
    entities = addTable(world, entities);
  }
  for (let count = choose.below(8); count > 0; count -= 1) {
    entities = (choose.anyOf(additions) ?? addTable)(world, entities);
  }
  return entities;
}
