import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { Column, ColumnChange } from '../../schema/column.ts';
import { withChange, type ColumnEdit } from './column-edit.ts';
import { constraintDefinition } from './constraint-definition.ts';
import { namesColumn, renameInExpression } from './expression.ts';
import { indexDefinition } from './index-definition.ts';
import type { LiveTable } from './live-table.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/**
 * Edits, with those of the columns whose default or computed value names a renamed one. MySQL
 * renames no column that an expression names (errors 3108, 3766, 3959) unless the expression is
 * changed in the same statement; MariaDB changes it by itself, but for a column that is defined again.
 */
export function withDependentColumns(
  edits: readonly ColumnEdit[],
  operations: readonly TableOperation[],
  live: LiveTable | null,
  server: MysqlServer,
): readonly ColumnEdit[] {
  const renames = renamesOf(edits);
  if (live === null || renames.length === 0) return edits;
  const dropped = new Set(
    operations.map((operation) => (operation.kind === 'dropColumn' ? operation.column : null)),
  );
  return live.table.columns.reduce((all, column) => {
    const follows = dependentChange(column, renames);
    if (Object.keys(follows).length === 0 || dropped.has(column.name)) return all;
    const asked = edits.find(({ oldName }) => oldName === column.name)?.change ?? {};
    if (server.flavour.renamesDependents && Object.keys(asked).length === 0) return all;
    return withChange(all, column.name, { ...follows, ...asked }, live);
  }, edits);
}

/** Clauses that change the checks and index expressions which name a renamed column. */
export function dependentClauses(
  edits: readonly ColumnEdit[],
  operations: readonly TableOperation[],
  live: LiveTable | null,
  server: MysqlServer,
): readonly string[] {
  const renames = renamesOf(edits);
  if (server.flavour.renamesDependents || live === null || renames.length === 0) return [];
  const dropped = new Set(
    operations.map((operation) => (operation.kind === 'dropConstraint' ? operation.name : null)),
  );
  const checks = live.table.checks.flatMap((check) => {
    const expression = renameAll(check.expression, renames);
    if (expression === check.expression || dropped.has(check.name)) return [];
    return [
      `${server.flavour.dropCheck} ${quoting.identifier(check.name ?? '')}`,
      `ADD ${constraintDefinition({ ...check, expression }, live.table, server)}`,
    ];
  });
  const indexes = live.table.indexes.flatMap((index) => {
    const keys = index.keys.map((key) =>
      key.kind === 'expression' ? { ...key, value: renameAll(key.value, renames) } : key,
    );
    if (keys.every((key, position) => key.value === index.keys[position]?.value)) return [];
    const renamed = keys.map((key) =>
      key.kind === 'column' ? { ...key, value: renamedTo(key.value, renames) } : key,
    );
    return [
      `DROP INDEX ${quoting.identifier(index.name)}`,
      `ADD ${indexDefinition({ ...index, keys: renamed }, server)}`,
    ];
  });
  return [...checks, ...indexes];
}

function renamesOf(edits: readonly ColumnEdit[]): readonly ColumnEdit[] {
  return edits.filter((edit) => edit.oldName !== edit.newName);
}

function dependentChange(column: Column, renames: readonly ColumnEdit[]): ColumnChange {
  const text = column.generated?.expression ?? column.default ?? '';
  const renamed = renameAll(text, renames);
  if (renamed === text) return {};
  return column.generated === null
    ? { default: renamed }
    : { generated: { ...column.generated, expression: renamed } };
}

/** All names at once, so that two columns can change places. */
function renameAll(expression: string, renames: readonly ColumnEdit[]): string {
  const isNamed = renames.some((edit) => namesColumn(expression, edit.oldName));
  if (!isNamed) return expression;
  return renameInExpression(
    expression,
    new Map(renames.map(({ oldName, newName }) => [oldName, newName])),
  );
}

function renamedTo(name: string, renames: readonly ColumnEdit[]): string {
  return renames.find(({ oldName }) => oldName === name)?.newName ?? name;
}
