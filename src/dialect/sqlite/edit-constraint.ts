import type { Constraint, ConstraintKind } from '../../schema/constraint.ts';
import { constraintsOf } from '../../schema/constraints-of.ts';
import type { DropConstraint } from '../../operation/drop-constraint.ts';
import { conventionalName } from '../../operation/name-unnamed.ts';
import type { RenameConstraint } from '../../operation/rename-constraint.ts';
import { sameTokens } from './canonical-text.ts';
import { formatConstraint } from './ddl-constraint.ts';
import { columnNamed } from './edit-column.ts';
import { appendConstraint, editText, insertAt, removeElement, removeSpan } from './edit-text.ts';
import { parseEnumCheck } from './enum-check.ts';
import { columnNames, primaryKeyOf } from './primary-key.ts';
import { quoteName } from './quoting.ts';
import { constraintNotFound } from './sqlite-error.ts';
import { tableOf } from './table-of.ts';
import {
  sameName,
  type ColumnClause,
  type TableConstraint,
  type TableDefinition,
} from './table-definition.ts';

/** The definition with a constraint more. A primary key that is there already stays as it is. */
export function addConstraint(table: TableDefinition, constraint: Constraint): TableDefinition {
  if (constraint.kind !== 'primaryKey')
    return appendConstraint(table, formatConstraint(constraint));
  const present = primaryKeyOf(table)?.columns ?? [];
  if (sameNames(present, constraint.columns)) return table;
  const [only, ...others] = constraint.columns;
  if (only === undefined || others.length > 0 || constraint.name !== null) {
    return appendConstraint(table, formatConstraint(constraint));
  }
  const { typeSpan, nameSpan } = columnNamed(table, only);
  return editText(table, insertAt((typeSpan ?? nameSpan).end, ' PRIMARY KEY'));
}

/** The definition without a constraint, which is found by its name, or else by what it says. */
export function removeConstraint(
  table: TableDefinition,
  { constraintKind, name, existing, convention }: DropConstraint,
): TableDefinition {
  const meant = existing ?? unnamedCalled(name, constraintKind, { table, convention });
  const found = findConstraint(table, constraintKind, name, meant);
  return found.place === 'table'
    ? removeElement(table, found.constraint)
    : editText(table, removeSpan(table, found.clause));
}

/** The constraint without a name that `convention` would have given this one. */
function unnamedCalled(
  name: string | null,
  kind: ConstraintKind,
  within: { readonly table: TableDefinition; readonly convention: string | undefined },
): Constraint | null {
  const { table, convention } = within;
  if (name === null || convention === undefined) return null;
  const candidates = constraintsOf(tableOf(table)).filter(
    (each) => each.kind === kind && each.name === null,
  );
  const owner = { schema: null, name: table.name };
  return candidates.find((each) => conventionalName(each, owner, convention) === name) ?? null;
}

/** The definition with a constraint under another name. */
export function renameConstraint(
  table: TableDefinition,
  { constraintKind, from, to }: RenameConstraint,
): TableDefinition {
  const found = findConstraint(table, constraintKind, from, null);
  const { nameSpan, start } = found.place === 'table' ? found.constraint : found.clause;
  return nameSpan === null
    ? editText(table, insertAt(start, `CONSTRAINT ${quoteName(to)} `))
    : editText(table, { ...nameSpan, text: quoteName(to) });
}

/** A constraint of the table, or one that stands behind a column. */
type Found =
  | { readonly place: 'table'; readonly constraint: TableConstraint }
  | { readonly place: 'column'; readonly column: string; readonly clause: ColumnClause };

function findConstraint(
  table: TableDefinition,
  kind: ConstraintKind,
  name: string | null,
  existing: Constraint | null,
): Found {
  const candidates = allConstraints(table).filter((found) => partOf(found).kind === kind);
  const found =
    candidates.find((candidate) => hasName(candidate, name)) ??
    candidates.find((candidate) => existing !== null && says(candidate, existing, table)) ??
    // A table has one primary key at most, and SQLite seldom knows its name.
    (kind === 'primaryKey' ? candidates[0] : undefined);
  if (found === undefined) throw constraintNotFound(table.name, name ?? kind);
  return found;
}

function allConstraints(table: TableDefinition): readonly Found[] {
  return [
    ...table.constraints.map((constraint): Found => ({ place: 'table', constraint })),
    ...table.columns.flatMap((column) =>
      column.clauses
        .filter((clause) => clause.kind !== 'check' || parseEnumCheck(clause, column) === null)
        .map((clause): Found => ({ place: 'column', column: column.name, clause })),
    ),
  ];
}

function partOf(found: Found): TableConstraint | ColumnClause {
  return found.place === 'table' ? found.constraint : found.clause;
}

function hasName(found: Found, name: string | null): boolean {
  const own = partOf(found).name;
  return name !== null && own !== null && sameName(own, name);
}

/** True when the constraint says what `existing` says, whatever either is called. */
function says(found: Found, existing: Constraint, table: TableDefinition): boolean {
  const part = partOf(found);
  if (part.kind === 'check' && existing.kind === 'check') {
    return sameTokens(part.expression, existing.expression);
  }
  if (existing.kind === 'check' || existing.kind === 'exclusion') return false;
  const own = found.place === 'column' ? [found.column] : columnsOf(found.constraint);
  if (!sameNames(columnNames(table, own), existing.columns)) return false;
  if (part.kind !== 'foreignKey' || existing.kind !== 'foreignKey') return true;
  return sameName(part.reference.table, existing.referencedTable.name);
}

function columnsOf(constraint: TableConstraint): readonly string[] {
  return constraint.kind === 'check' ? [] : constraint.columns;
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length &&
    one.every((name, position) => sameName(name, other[position] ?? ''))
  );
}
