import { LimbeckError } from '../../error.ts';
import { operationUnsupported } from '../dialect-error.ts';

function cannot(operation: string, hint: string): LimbeckError {
  return operationUnsupported(operation, 'SQLite', hint);
}

export function exclusionUnsupported(name: string): LimbeckError {
  return cannot(
    `create the exclusion constraint ${name}`,
    'Only PostgreSQL has them: guard the operation with `op.dialect`.',
  );
}

/** A MATCH clause is read and then ignored: https://sqlite.org/foreignkeys.html#fk_unsupported */
export function fullMatchUnsupported(): LimbeckError {
  return cannot(
    'tell MATCH FULL from MATCH SIMPLE',
    'Only PostgreSQL can: guard the operation with `op.dialect`, or write a check.',
  );
}

/** AUTOINCREMENT belongs to INTEGER PRIMARY KEY: https://sqlite.org/autoinc.html */
export function numberingUnsupported(table: string, column: string): LimbeckError {
  return cannot(
    `number the rows of ${table} in the column ${column}`,
    'Only a column that is the whole primary key can be generated there.',
  );
}

export function tableNotFound(table: string): LimbeckError {
  return cannot(
    `alter the table ${table}, which does not exist`,
    'Check its name, and that the revision that creates it has been applied.',
  );
}

export function rebuildForbidden(table: string): LimbeckError {
  return cannot(
    `alter the table ${table} in this way without making it anew`,
    "Leave out `recreate: 'never'`, or what ALTER TABLE has no word for.",
  );
}

export function columnNotFound(table: string, column: string): LimbeckError {
  return cannot(
    `find the column ${column} of ${table}`,
    'Check its name, and that the revision that adds it has been applied.',
  );
}

export function constraintNotFound(table: string, constraint: string): LimbeckError {
  return cannot(
    `find the constraint ${constraint} of ${table}`,
    `\`SELECT sql FROM sqlite_master WHERE name = '${table}'\` says what it is called there.`,
  );
}

export function indexNotFound(table: string, index: string): LimbeckError {
  return cannot(
    `find the index ${index} of ${table}`,
    'Check its name, and that the revision that creates it has been applied.',
  );
}

export function virtualTableUnsupported(table: string): LimbeckError {
  return cannot(
    `alter the virtual table ${table}`,
    'Drop it and create it again with `op.execute`.',
  );
}

export function offlineUnsupported(operation: string, table: string): LimbeckError {
  return cannot(
    `carry out \`${operation}\` on ${table}, which no migration has made, without a connection`,
    'Describe the table as it is, `{ copyFrom: [column(…), …] }` in `op.batchAlterTable`, or run the migration without `--sql`.',
  );
}

/** A description of a table that would lose columns of it. */
export function columnsUndescribed(table: string, columns: readonly string[]): LimbeckError {
  return cannot(
    `make ${table} anew without ${columns.join(', ')}, which \`copyFrom\` leaves out`,
    'Add what is missing to `copyFrom`, and drop it in the batch where it is to go.',
  );
}

export function foreignKeysEnforced(table: string): LimbeckError {
  return cannot(
    `rebuild ${table} in a transaction with foreign keys on`,
    'Put `PRAGMA foreign_keys = OFF` before the transaction begins.',
  );
}

/** Something that only other databases have. */
export function objectUnsupported(operation: string, hint: string): LimbeckError {
  return cannot(operation, hint);
}

/** What a migration has left pointing nowhere. */
export interface BrokenReference {
  readonly table: string;
  readonly parent: string;
  readonly count: number;
}

export function foreignKeysViolated(broken: readonly BrokenReference[]): LimbeckError {
  const list = broken
    .map(({ table, parent, count }) => `${count} of ${table} to ${parent}`)
    .join(', ');
  return new LimbeckError(
    'MIGRATION_FAILED',
    `The migration leaves rows whose foreign keys point to nothing: ${list}.`,
    'Delete or repair these rows in the migration, before the change that needs them gone.',
  );
}

export function foreignKeysMismatched(cause: unknown): LimbeckError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LimbeckError(
    'MIGRATION_FAILED',
    `The migration leaves a foreign key that SQLite cannot follow: ${reason}.`,
    'The referenced columns need a primary key or a unique constraint.',
    { cause },
  );
}
