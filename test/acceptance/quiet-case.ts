import { entity, type Case, type Entity } from './case.ts';

/**
 * A declaration that must be quiet straight after `synchronize`: nothing but the edit beside it is
 * seen, an alteration of its table (which SQLite rebuilds) leaves it as it was, and a table that
 * Limbeck creates with it is as quiet as TypeORM's.
 */
export function quietCase(
  name: string,
  columns: Entity['columns'],
  more: Pick<Case, 'databases' | 'typeormConfused'> & {
    readonly entity?: Partial<Entity>;
    /** A row of `things`, beside its key; null where the columns have neither default nor NULL. */
    readonly row?: Readonly<Record<string, unknown>> | null;
  } = {},
): Case {
  const { entity: options = {}, row = {}, ...rest } = more;
  const things = (nullable: boolean): Entity =>
    entity('things', { ...columns, edited: { type: Number, nullable } }, options);
  return {
    name: `nothing is seen of ${name}`,
    from: [things(true)],
    to: [things(false), entity('more_things', columns, options)],
    ...(row === null ? {} : { rows: { things: [{ id: 1, edited: 1, ...row }] } }),
    ...rest,
  };
}
