import type { AlterColumn } from '../../operation/alter-column.ts';
import { indexFromSpec } from '../../schema/index-spec.ts';
import type { Constraint, UniqueConstraint } from '../../schema/constraint.ts';
import type { TableName } from '../../schema/table-name.ts';
import type { Context } from './context.ts';
import { deferral } from './ddl-constraint.ts';
import { createIndexConcurrently } from './ddl-index.ts';
import { quoteTable, quoting } from './quoting.ts';

/**
 * Makes a column NOT NULL without keeping others from the table while its rows are looked through: from
 * the first statement on no NULL comes in, the scan of the third one lets everybody work, and the fourth
 * one takes its result for granted (PostgreSQL 12):
 * https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL
 */
export function setNotNullConcurrently({ table, column, fill }: AlterColumn): readonly string[] {
  const [path, name] = [quoteTable(table), quoting.identifier(column)];
  // The server cuts a name that is too long in the same way each time.
  const check = quoting.identifier(`limbeck_not_null_${column}`);
  return [
    `ALTER TABLE ${path} ADD CONSTRAINT ${check} CHECK (${name} IS NOT NULL) NOT VALID`,
    ...(fill === null ? [] : [`UPDATE ${path} SET ${name} = ${fill} WHERE ${name} IS NULL`]),
    `ALTER TABLE ${path} VALIDATE CONSTRAINT ${check}`,
    `ALTER TABLE ${path} ALTER COLUMN ${name} SET NOT NULL`,
    `ALTER TABLE ${path} DROP CONSTRAINT ${check}`,
  ];
}

/** Makes a unique constraint of an index that is built while others write. */
export async function createUniqueConcurrently(
  table: TableName,
  { name, columns, deferrable, nullsNotDistinct }: NamedUnique,
  context: Context,
): Promise<readonly string[]> {
  const index = indexFromSpec(name, columns, { unique: true, nullsNotDistinct }, String);
  const built = await createIndexConcurrently({ kind: 'createIndex', table, index }, context);
  const own = quoting.identifier(name);
  const made = `ADD CONSTRAINT ${own} UNIQUE USING INDEX ${own}${deferral(deferrable)}`;
  return [...built, `ALTER TABLE ${quoteTable(table)} ${made}`];
}

/** The index needs the name that the constraint is to have. */
export type NamedUnique = UniqueConstraint & { readonly name: string };

export function isNamedUnique(constraint: Constraint): constraint is NamedUnique {
  return constraint.kind === 'unique' && constraint.name !== null;
}
