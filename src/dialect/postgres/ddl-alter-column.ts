import type { AlterColumn } from '../../operation/alter-column.ts';
import type { Column, ColumnChange } from '../../schema/column.ts';
import { enumTypeOfColumn } from '../../schema/enum-type.ts';
import { renameInDefault, reverseRenames } from '../../schema/value-rename.ts';
import { operationUnsupported } from '../dialect-error.ts';
import { rowsOf } from '../queryable.ts';
import { clause, pause, statement, type Step } from './alter-table.ts';
import type { Context } from './context.ts';
import { commentOnColumn } from './ddl-column.ts';
import { formatDefault } from './ddl-default.ts';
import { generatedChange, replaceColumn } from './ddl-generated.ts';
import {
  addIdentity,
  removeIdentity,
  retypeSequence,
  type IdentityChange,
} from './ddl-identity.ts';
import { quoteTable, quoting } from './quoting.ts';
import { readColumn } from './read-column.ts';
import { conversion } from './type-conversion.ts';

/**
 * Changes a column in place. Where the server has no way to (most changes of a generated
 * expression), a column of the same name takes its place; so it does when `recompute` is asked for and
 * the column stays a generated one.
 */
export async function alterColumn(
  given: AlterColumn,
  context: Context,
  { recompute }: { readonly recompute: boolean },
): Promise<readonly Step[]> {
  const operation = await withKnownDefault(given, context);
  const from = await completeExisting(operation, context, recompute);
  const to = { ...from, ...operation.change };
  const change = generatedChange(from.generated ?? null, to.generated ?? null, context.server);
  const way = recompute && to.generated ? 'recompute' : change;
  if (way === 'recompute' || way === 'keep values') {
    const column = wholeColumn(operation, to);
    return replaceColumn(operation.table, column, { keepValues: way === 'keep values' }, context);
  }
  const name = quoting.identifier(operation.column);
  const identity = identityChange(operation, from, to);
  return [
    // PostgreSQL looks at the type first, and sees the expression still there.
    ...(way === 'drop expression' ? [clause(`ALTER COLUMN ${name} DROP EXPRESSION`), pause] : []),
    ...(identity === null ? [] : await removeIdentity(identity, context)),
    ...typeSteps(operation, from, to),
    ...(way === 'set expression'
      ? [clause(`ALTER COLUMN ${name} SET EXPRESSION AS (${to.generated?.expression})`)]
      : []),
    ...nullableSteps(operation),
    ...(identity === null ? [] : await addIdentity(identity, context)),
    ...(await sequenceSteps(operation, from, to, context)),
    ...commentSteps(operation),
  ];
}

/**
 * A default that is a renamed value goes with its type. Any other is called by the name that the type
 * has for it: on the way back, the alteration of the type is yet to come.
 */
async function withKnownDefault(
  operation: AlterColumn,
  { db }: Pick<Context, 'db'>,
): Promise<AlterColumn> {
  const { change, existing, renamedValues } = operation;
  if (renamedValues === undefined || !change.default) return operation;
  if (existing.default && renameInDefault(existing.default, renamedValues) === change.default) {
    const { default: _, ...rest } = change;
    return { ...operation, change: rest };
  }
  const type = enumTypeOfColumn({ ...existing, ...change });
  if (db === null || type === null) return operation;
  const values = await rowsOf<{ readonly value: string }>(
    db,
    'SELECT enumlabel AS value FROM pg_enum WHERE enumtypid = $1::regtype',
    [(change.type ?? existing.type ?? '').replace(/\[\]$/, '')],
  );
  const known = new Set(values.map(({ value }) => value));
  const pending = reverseRenames(renamedValues.filter(({ to }) => !known.has(to)));
  return { ...operation, change: { ...change, default: renameInDefault(change.default, pending) } };
}

const properties = [
  'type',
  'nullable',
  'default',
  'identity',
  'generated',
  'collation',
  'comment',
] as const satisfies readonly (keyof ColumnChange)[];

/** Setting a default, NOT NULL or a comment takes no knowledge of the rest of the column. */
const independent: ReadonlySet<string> = new Set(['nullable', 'default', 'comment']);

/** What the operation says of the column before, completed from the catalog where that matters. */
async function completeExisting(
  { table, column, change, existing }: AlterColumn,
  { server, db }: Context,
  recompute: boolean,
): Promise<ColumnChange> {
  const isEnough =
    (!recompute && Object.keys(change).every((property) => independent.has(property))) ||
    properties.every((property) => existing[property] !== undefined);
  if (isEnough || db === null) return existing;
  return { ...(await readColumn(db, server, table, column)), ...existing };
}

/** @throws {LimbeckError} `OPERATION_UNSUPPORTED` when the column has to be made anew and is not known well enough. */
function wholeColumn({ column, table }: AlterColumn, to: ColumnChange): Column {
  const { type } = to;
  if (type === undefined) {
    throw operationUnsupported(
      `change the expression of ${table.name}.${column} without knowing its type`,
      'PostgreSQL',
      'Say what the column is in `existing`, or run with a connection.',
    );
  }
  return {
    nullable: false,
    default: null,
    identity: null,
    generated: null,
    collation: null,
    charset: null,
    comment: null,
    onUpdate: null,
    enumValues: null,
    declared: null,
    ...to,
    name: column,
    type,
  };
}

/** Type, collation and default, which has to step aside while the type changes. */
function typeSteps(
  { column, using, change }: AlterColumn,
  from: ColumnChange,
  to: ColumnChange,
): readonly Step[] {
  const name = quoting.identifier(column);
  const isRetyped = change.type !== undefined && change.type !== from.type;
  const isTyped = isRetyped || change.collation !== undefined;
  if (!isTyped || to.type === undefined) return defaultSteps(name, change.default, to.type);
  const hadDefault = from.default !== null && to.default !== undefined && !isSerial(from);
  return [
    ...(hadDefault ? [clause(`ALTER COLUMN ${name} DROP DEFAULT`)] : []),
    clause(`ALTER COLUMN ${name} ${typeClause(name, using, from, { ...to, type: to.type })}`),
    ...(to.default === null && hadDefault
      ? []
      : defaultSteps(name, to.default ?? change.default, to.type)),
  ];
}

function isSerial({ identity }: ColumnChange): boolean {
  return identity?.kind === 'increment';
}

function typeClause(
  name: string,
  using: string | null,
  from: ColumnChange,
  { type, collation }: ColumnChange & { readonly type: string },
): string {
  const conversionText =
    using ?? (from.type === undefined ? null : conversion(name, from.type, type));
  return [
    `TYPE ${type}`,
    ...(collation ? [`COLLATE ${quoting.identifier(collation)}`] : []),
    ...(conversionText === null ? [] : [`USING ${conversionText}`]),
  ].join(' ');
}

/** Undefined leaves the default alone. */
function defaultSteps(
  name: string,
  value: string | null | undefined,
  type: string | undefined,
): readonly Step[] {
  if (value === undefined) return [];
  const action = value === null ? 'DROP DEFAULT' : `SET DEFAULT ${formatDefault(value, type)}`;
  return [clause(`ALTER COLUMN ${name} ${action}`)];
}

function nullableSteps({ table, column, change, fill }: AlterColumn): readonly Step[] {
  if (change.nullable === undefined) return [];
  const name = quoting.identifier(column);
  if (change.nullable) return [clause(`ALTER COLUMN ${name} DROP NOT NULL`)];
  const update = `UPDATE ${quoteTable(table)} SET ${name} = ${fill} WHERE ${name} IS NULL`;
  return [
    ...(fill === null ? [] : [statement(update)]),
    clause(`ALTER COLUMN ${name} SET NOT NULL`),
  ];
}

function identityChange(
  { table, column, change }: AlterColumn,
  from: ColumnChange,
  to: ColumnChange,
): IdentityChange | null {
  if (change.identity === undefined || change.identity?.kind === from.identity?.kind) return null;
  return {
    table,
    column,
    from: from.identity ?? null,
    to: change.identity,
    type: to.type ?? 'bigint',
    default: from.default ?? null,
  };
}

async function sequenceSteps(
  { table, column, change }: AlterColumn,
  from: ColumnChange,
  to: ColumnChange,
  context: Context,
): Promise<readonly Step[]> {
  const isKept = isSerial(from) && isSerial(to) && change.type !== undefined;
  return isKept ? [await retypeSequence(table, column, change.type, context)] : [];
}

function commentSteps({ table, column, change }: AlterColumn): readonly Step[] {
  return change.comment === undefined ? [] : [commentOnColumn(table, column, change.comment)];
}
