import { LimbeckError } from '../../error.ts';
import type { Schema } from '../../schema/schema.ts';
import { formatTableName } from '../../schema/table-name.ts';
import { groupBy } from '../../util/group-by.ts';
import { cutName } from './normalize-type.ts';
import type { Server } from './server.ts';

/**
 * Names that are one name once the server has cut them would be one thing.
 * @throws {LimbeckError} `ENTITIES_INVALID` naming both.
 */
export function checkNames({ tables }: Schema, server: Server): void {
  const paths = tables.map(({ schema, name }) => ({ where: schema ?? '', name }));
  const columns = tables.flatMap((table) =>
    table.columns.map(({ name }) => ({ where: formatTableName(table), name })),
  );
  checkKind('tables', paths, server);
  checkKind('columns', columns, server);
}

function checkKind(
  kind: string,
  things: readonly { readonly where: string; readonly name: string }[],
  server: Server,
): void {
  const long = things.filter(({ name }) => cutName(name, server) !== name);
  if (long.length === 0) return;
  const groups = groupBy(things, ({ where, name }) => `${where}\0${cutName(name, server)}`);
  for (const group of groups.values()) {
    const [first, second] = new Set(group.map(({ name }) => name));
    if (first !== undefined && second !== undefined) throw sameName(kind, first, second, server);
  }
}

function sameName(
  kind: string,
  first: string,
  second: string,
  { maximumNameLength }: Server,
): LimbeckError {
  return new LimbeckError(
    'ENTITIES_INVALID',
    `The ${kind} ${first} and ${second} have one name on PostgreSQL, which keeps ${maximumNameLength} bytes of it.`,
    'Give one of them a shorter name.',
  );
}
