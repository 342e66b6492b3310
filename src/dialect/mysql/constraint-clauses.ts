import type { DropConstraint } from '../../operation/drop-constraint.ts';
import type { RenameConstraint } from '../../operation/rename-constraint.ts';
import type { CheckConstraint, PrimaryKey, UniqueConstraint } from '../../schema/constraint.ts';
import { formatTableName } from '../../schema/table-name.ts';
import { operationUnsupported } from '../dialect-error.ts';
import { constraintDefinition } from './constraint-definition.ts';
import { canonicalExpression } from './expression.ts';
import type { LiveTable } from './live-table.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';
import { uniqueIndexOf } from './unique-index.ts';

/** Clauses of ALTER TABLE that drop a constraint; none for a check inside a column. */
export function dropConstraintClauses(
  operation: DropConstraint,
  live: LiveTable | null,
  server: MysqlServer,
): readonly string[] {
  switch (operation.constraintKind) {
    case 'primaryKey':
      return ['DROP PRIMARY KEY'];
    case 'unique':
      return [`DROP INDEX ${quoting.identifier(uniqueName(operation, live))}`];
    case 'foreignKey':
      return [dropForeignKeyClause(known(foreignKeyName(operation, live), operation, server))];
    case 'check':
      return dropCheckClauses(known(checkName(operation, live), operation, server), live, server);
    case 'exclusion':
      throw operationUnsupported(
        'hold an exclusion constraint, so there is none to drop',
        server.flavour.label,
        'Leave it out of the migration for this database.',
      );
  }
}

/**
 * Clauses that give a constraint another name. A unique index can be renamed; a foreign key or
 * check has to be dropped and created again, as it stands in the database.
 */
export function renameConstraintClauses(
  operation: RenameConstraint,
  live: LiveTable | null,
  server: MysqlServer,
): readonly string[] {
  const { constraintKind, from, to } = operation;
  if (constraintKind === 'primaryKey') return [];
  if (constraintKind === 'unique') {
    return [`RENAME INDEX ${quoting.identifier(from)} TO ${quoting.identifier(to)}`];
  }
  const constraints = [...(live?.table.foreignKeys ?? []), ...(live?.table.checks ?? [])];
  const constraint = constraints.find(({ kind, name }) => kind === constraintKind && name === from);
  if (constraint === undefined) {
    throw operationUnsupported(
      `rename the constraint ${from} without reading it from the database`,
      server.flavour.label,
      'Run the migration with a connection, or drop the constraint and create it again.',
    );
  }
  const drop =
    constraint.kind === 'foreignKey'
      ? [dropForeignKeyClause(from)]
      : dropCheckClauses(from, live, server);
  return [
    ...drop,
    `ADD ${constraintDefinition({ ...constraint, name: to }, operation.table, server)}`,
  ];
}

function known(
  name: string,
  { table, constraintKind }: DropConstraint,
  server: MysqlServer,
): string {
  if (name !== '') return name;
  const kind = constraintKind === 'check' ? 'check' : 'foreign key';
  throw operationUnsupported(
    `drop a ${kind} of ${formatTableName(table)} whose name nobody knows`,
    server.flavour.label,
    'Name it, or describe the table in `op.batchAlterTable` with `{ copyFrom: […] }`, or run the migration with a connection.',
  );
}

/** The name of the foreign key that an operation drops; one without a name is found by its columns. */
export function foreignKeyName({ name, existing }: DropConstraint, live: LiveTable | null): string {
  if (name !== null) return name;
  const described = existing?.kind === 'foreignKey' ? existing : null;
  const found = live?.table.foreignKeys.find(
    (key) => described !== null && sameNames(key.columns, described.columns),
  );
  return found?.name ?? '';
}

/** The name of the check that an operation drops; one without a name is found by its expression. */
export function checkName({ name, existing }: DropConstraint, live: LiveTable | null): string {
  if (name !== null) return name;
  const described = existing?.kind === 'check' ? canonicalExpression(existing.expression) : null;
  const found = live?.table.checks.find(
    (check: CheckConstraint) => canonicalExpression(check.expression) === described,
  );
  return found?.name ?? '';
}

function dropForeignKeyClause(name: string): string {
  return `DROP FOREIGN KEY ${quoting.identifier(name)}`;
}

function dropCheckClauses(
  name: string,
  live: LiveTable | null,
  { flavour }: MysqlServer,
): readonly string[] {
  const isInColumn = live?.columnChecks.has(name) ?? false;
  return isInColumn ? [] : [`${flavour.dropCheck} ${quoting.identifier(name)}`];
}

/** The name of the index that stands for a unique constraint which an operation drops. */
export function uniqueName({ name, existing }: DropConstraint, live: LiveTable | null): string {
  if (name !== null) return name;
  const described = existing?.kind === 'unique' ? existing : null;
  if (described === null) return '';
  const found = live?.table.indexes.find(
    (index) => index.unique && hasColumns(index.keys, described),
  );
  return found?.name ?? uniqueIndexOf(described).name;
}

function hasColumns(
  keys: readonly { readonly value: string }[],
  { columns }: UniqueConstraint | PrimaryKey,
): boolean {
  return sameNames(
    keys.map((key) => key.value),
    columns,
  );
}

function sameNames(first: readonly string[], second: readonly string[]): boolean {
  return (
    first.length === second.length && first.every((name, position) => name === second[position])
  );
}
