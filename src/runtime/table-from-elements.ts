import type { Dialect } from '../dialect/dialect.ts';
import type { Constraint, ConstraintKind } from '../schema/constraint.ts';
import type { Table } from '../schema/table.ts';
import type { TableElement } from '../schema/table-element.ts';
import type { CreateTableOptions } from './operations.ts';
import { spellConstraint } from './record-batch.ts';

/** The table that `op.createTable` describes, in the spelling of one database. */
export function tableFromElements(
  name: string,
  elements: readonly TableElement[],
  given: CreateTableOptions = {},
  dialect: Dialect,
): Table {
  const { schema, comment, ifNotExists: _, ...options } = given;
  const columns = elements.flatMap((element) => (element.kind === 'column' ? [element] : []));
  const constraints = elements.flatMap((element) =>
    element.kind === 'column' ? [] : [spellConstraint(element, dialect)],
  );
  return {
    schema: schema ?? null,
    name,
    columns: columns.map((spec) => ({ ...dialect.toColumn(spec), declared: spec })),
    primaryKey: ofKind(constraints, 'primaryKey')[0] ?? null,
    uniques: ofKind(constraints, 'unique'),
    indexes: [],
    foreignKeys: ofKind(constraints, 'foreignKey'),
    checks: ofKind(constraints, 'check'),
    exclusions: ofKind(constraints, 'exclusion'),
    comment: comment ?? null,
    options,
    triggers: [],
  };
}

function ofKind<Kind extends ConstraintKind>(
  constraints: readonly Constraint[],
  kind: Kind,
): readonly Extract<Constraint, { kind: Kind }>[] {
  return constraints.filter(
    (constraint): constraint is Extract<Constraint, { kind: Kind }> => constraint.kind === kind,
  );
}
