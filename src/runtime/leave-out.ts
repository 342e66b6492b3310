import type { Dialect, NamedThing } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { TableOperation } from '../operation/batch-alter-table.ts';
import type { Operation } from '../operation/operation.ts';
import { tableNameOf } from '../schema/table-name.ts';
import { offlineUnavailable } from './runtime-error.ts';

/**
 * The operation without what its conditions leave out, as the catalog tells: `ifExists` of what is not
 * there, `ifNotExists` of what is. Null where nothing is left.
 */
export async function leaveOut(
  operation: Operation,
  dialect: Dialect,
  catalog: Queryable,
): Promise<Operation | null> {
  if (operation.kind !== 'batchAlterTable') {
    return (await isLeftOut(operation, dialect, catalog)) ? null : operation;
  }
  const operations: TableOperation[] = [];
  for (const each of operation.operations) {
    if (!(await isLeftOut(each, dialect, catalog))) operations.push(each);
  }
  const isEmptied = operations.length === 0 && operation.operations.length > 0;
  return isEmptied ? null : { ...operation, operations };
}

/** What {@link leaveOut} has left: its conditions hold, and have nothing more to say. */
export function unconditional(operation: Operation): Operation {
  if (operation.kind === 'batchAlterTable') {
    // What conditions are taken off stays of its kind.
    const operations = operation.operations.map((each) => unconditional(each) as TableOperation);
    return { ...operation, operations };
  }
  if (!('ifNotExists' in operation)) return operation;
  const { ifNotExists: _, ...rest } = operation;
  return rest;
}

async function isLeftOut(
  operation: Operation,
  dialect: Dialect,
  catalog: Queryable,
): Promise<boolean> {
  const thing = conditionalThing(operation);
  return thing !== null && (await dialect.has(catalog, thing)) === isConditionalCreation(operation);
}

/**
 * The statements of an operation with its condition inside, for a script that cannot know.
 * @throws {LimbeckError} `OPERATION_UNSUPPORTED` where the database has no such clause.
 */
export function withClause(
  operation: Operation,
  statements: readonly string[],
  dialect: Dialect,
): readonly string[] {
  const conditional =
    operation.kind === 'batchAlterTable'
      ? operation.operations.find((each) => conditionalThing(each) !== null)
      : operation;
  if (conditional === undefined || conditionalThing(conditional) === null) return statements;
  const condition = isConditionalCreation(conditional) ? 'ifNotExists' : 'ifExists';
  if (conditional !== operation || !dialect.conditional.has(operation.kind)) {
    throw offlineUnavailable(`${condition} of op.${operation.kind}`);
  }
  const clause = condition === 'ifExists' ? 'IF EXISTS' : 'IF NOT EXISTS';
  return statements.map((statement) => statement.replace(beginnings, `$1${clause} `));
}

/** What the clause follows: `CREATE UNIQUE INDEX CONCURRENTLY`, `ALTER TABLE "users" ADD COLUMN`. */
const beginnings =
  /^((?:(?:CREATE|DROP) (?:UNIQUE |MATERIALIZED )*(?:TABLE|INDEX|VIEW|SEQUENCE|TYPE|SCHEMA|EXTENSION) (?:CONCURRENTLY )?)|(?:ALTER TABLE .*?\s(?:ADD COLUMN|DROP COLUMN|DROP CONSTRAINT) ))/s;

function isConditionalCreation(operation: Operation): boolean {
  return 'ifNotExists' in operation && operation.ifNotExists;
}

/** What an operation with a condition creates or drops; null for one without, and for what has no name. */
function conditionalThing(operation: Operation): NamedThing | null {
  const isConditional =
    isConditionalCreation(operation) || ('ifExists' in operation && operation.ifExists);
  return isConditional ? thingOf(operation) : null;
}

function thingOf(operation: Operation): NamedThing | null {
  switch (operation.kind) {
    case 'createTable':
    case 'dropTable':
      return { kind: 'table', name: tableNameOf(operation.table) };
    case 'createView':
    case 'dropView':
      return { kind: 'view', name: tableNameOf(operation.view) };
    case 'createSequence':
    case 'dropSequence':
      return { kind: 'sequence', name: tableNameOf(operation.sequence) };
    case 'createEnum':
    case 'dropEnum':
      return { kind: 'enum', name: tableNameOf(operation.enumType) };
    case 'createSchema':
    case 'dropSchema':
      return { kind: 'schema', name: operation.name };
    case 'createExtension':
    case 'dropExtension':
      return { kind: 'extension', name: operation.name };
    case 'addColumn':
      return { kind: 'column', table: operation.table, name: operation.column.name };
    case 'dropColumn':
      return { kind: 'column', table: operation.table, name: operation.column };
    case 'createIndex':
      return { kind: 'index', table: operation.table, name: operation.index.name };
    case 'dropIndex':
      return { kind: 'index', table: operation.table, name: operation.index };
    case 'createConstraint': {
      const { kind: constraintKind, name } = operation.constraint;
      return { kind: 'constraint', table: operation.table, constraintKind, name };
    }
    case 'dropConstraint': {
      const { table, constraintKind, name } = operation;
      return { kind: 'constraint', table, constraintKind, name };
    }
    case 'renameTable':
    case 'alterColumn':
    case 'renameColumn':
    case 'renameIndex':
    case 'renameConstraint':
    case 'validateConstraint':
    case 'alterEnum':
    case 'renameEnum':
    case 'renameSequence':
    case 'replaceView':
    case 'alterSequence':
    case 'alterTableComment':
    case 'alterTableOptions':
    case 'execute':
    case 'custom':
    case 'bulkInsert':
    case 'batchAlterTable':
      return null;
  }
}
