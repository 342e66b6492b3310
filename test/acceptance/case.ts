import type { DataSourceOptions, EntitySchemaOptions } from 'typeorm';
import type { ServerName } from '../support/server.ts';

/** An entity as plain data. */
export type Entity = EntitySchemaOptions<Record<string, unknown>>;

/** An entity with decorators, for what plain data cannot say: comments of tables, materialized views. */
export type EntityClass = new () => object;

/** One edit of a set of entities, tried on live databases. */
export interface Case {
  /** A sentence about the edit. */
  readonly name: string;
  readonly from: readonly (Entity | EntityClass)[];
  readonly to: readonly (Entity | EntityClass)[];
  /** Rows that are there before, by table; every value in a column that stays must survive. */
  readonly rows?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Tables whose rows read otherwise after the upgrade, because their values have another type. */
  readonly becomes?: Case['rows'];
  /** What the revision does, as `describeOperation` words it on every database; left out where databases differ. */
  readonly summary?: readonly string[];
  /** Whether the revision only renames and alters: it says of nothing that it goes or comes. */
  readonly inPlace?: true;
  /** What somebody says of names, old and new, that have changed; of the others that they are none. */
  readonly renamed?: readonly (readonly [from: string, to: string])[];
  /** Columns (`users.code`) and tables that the edit drops: the downgrade brings them back empty. */
  readonly loses?: readonly string[];
  /** What the data source says beside its entities, of both sets: a prefix, a naming strategy. */
  readonly options?: Pick<DataSourceOptions, 'entityPrefix' | 'namingStrategy'>;
  /** Schemas that somebody has to create for `synchronize`, which creates none (PostgreSQL). */
  readonly schemas?: readonly string[];
  /** Statements by hand once the first set stands, for what no entity declares. */
  readonly made?: Readonly<Partial<Record<ServerName, readonly string[]>>>;
  /** Default all four. */
  readonly databases?: readonly ServerName[];
  /** Why TypeORM's own schema log still reports a difference afterwards, with its issue number. */
  readonly typeormConfused?: string;
}

/** An entity whose table, key column and columns need no more than this. */
export function entity(
  name: string,
  columns: Entity['columns'] = {},
  more: Partial<Entity> = {},
): Entity {
  return { name, columns: { ...id, ...columns }, ...more };
}

const id = { id: { type: Number, primary: true, generated: true } } as const;
