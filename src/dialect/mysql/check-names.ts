import { LimbeckError } from '../../error.ts';
import type { Schema } from '../../schema/schema.ts';
import { formatTableName } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';
import type { MysqlServer } from './server.ts';

/** https://dev.mysql.com/doc/refman/8.4/en/identifier-length.html, in characters; MariaDB has the same. */
const maximumNameLength = 64;

/**
 * A name that is too long is an error to the server (1059), which would come in the middle of a
 * migration that cannot be rolled back.
 * @throws {LimbeckError} `ENTITIES_INVALID` naming the first.
 */
export function checkNames({ tables, views }: Schema, { flavour }: MysqlServer): void {
  const things: readonly Named[] = [
    ...tables.map(({ name }) => ({ kind: 'table', name, where: '' })),
    ...tables.flatMap(namesWithin),
    ...views.map(({ name }) => ({ kind: 'view', name, where: '' })),
  ];
  const long = things.find(({ name }) => Array.from(name ?? '').length > maximumNameLength);
  if (long === undefined) return;
  throw new LimbeckError(
    'ENTITIES_INVALID',
    `The ${long.kind} ${long.name}${long.where} has a longer name than the ${maximumNameLength} characters that ${flavour.label} takes.`,
    'Give it a shorter name.',
  );
}

interface Named {
  readonly kind: string;
  readonly name: string | null;
  readonly where: string;
}

/** The name of a primary key is not kept. */
function namesWithin(table: Table): readonly Named[] {
  const { columns, indexes, uniques, foreignKeys, checks } = table;
  const where = ` of ${formatTableName(table)}`;
  const parts = {
    column: columns,
    index: indexes,
    unique: uniques,
    'foreign key': foreignKeys,
    check: checks,
  };
  return Object.entries(parts).flatMap(([kind, things]) =>
    things.map(({ name }) => ({ kind, name, where })),
  );
}
