import type { ServerName } from '../support/server.ts';
import { createChooser } from './chooser.ts';
import { keyOf, type RandomEntity } from './random-entity.ts';
import { randomEdit, randomEntities } from './random-edits.ts';
import { repairEntities } from './repair-entities.ts';

/** Two schemas, the second mostly an edit of the first. */
export interface RandomPair {
  readonly from: readonly RandomEntity[];
  readonly to: readonly RandomEntity[];
  /** Whether TypeORM's `synchronize` makes the first, rather than a migration. */
  readonly isSynchronized: boolean;
  readonly hasRows: boolean;
}

export function randomPair(server: ServerName, seed: number): RandomPair {
  const choose = createChooser(seed);
  const world = { server, choose };
  const isSynchronized = choose.chance(20);
  const declared = repairEntities(randomEntities(world), server);
  const from = isSynchronized ? declared.map((entity) => asSynchronized(entity, server)) : declared;
  let to = choose.chance(15) ? randomEntities(world) : from;
  for (let count = 1 + choose.below(6); count > 0; count -= 1) to = randomEdit(world, to);
  const edited = repairEntities(to, server);
  const [before = [], after = []] = isSynchronized ? inKnownSchemas(from, edited) : [from, edited];
  return {
    from: before,
    to: after,
    isSynchronized,
    hasRows: choose.chance(50),
  };
}

/**
 * A schema that no entity is in is looked into only if a migration made it, so both have an entity
 * there or none has.
 */
function inKnownSchemas(
  ...pair: readonly [readonly RandomEntity[], readonly RandomEntity[]]
): readonly (readonly RandomEntity[])[] {
  if (!pair.flat().some(({ schema }) => schema !== undefined)) return pair;
  const anchor: RandomEntity = {
    name: 'anchor',
    tableName: 'anchor',
    schema: 'other',
    columns: { id: { type: Number, primary: true } },
  };
  return pair.map((entities) => [...entities, anchor]);
}

/**
 * Without what TypeORM's `synchronize` leaves out: checks on MySQL, unique constraints on the columns
 * of the key on PostgreSQL.
 */
function asSynchronized(entity: RandomEntity, server: ServerName): RandomEntity {
  const { uniques = [], ...rest } = entity;
  if (server === 'mysql' || server === 'mariadb') return { ...entity, checks: [] };
  const key = keyOf(entity).join();
  return server === 'postgres'
    ? { ...rest, uniques: uniques.filter(({ columns }) => columns.join() !== key) }
    : entity;
}
