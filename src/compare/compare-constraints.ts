import type { Operation } from '../operation/operation.ts';
import type {
  CheckConstraint,
  Constraint,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from '../schema/constraint.ts';
import type { Table } from '../schema/table.ts';
import { tableNameOf } from '../schema/table-name.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { pairByContent } from './pair-by-content.ts';
import { qualifiedKey } from './qualified-key.ts';
import { mayKeepName } from './same-name.ts';

/** Primary key, uniques, foreign keys, checks and exclusions: a change of content is a drop and a create. */
export function compareConstraints(
  from: Table,
  to: Table,
  context: ComparisonContext,
): readonly Operation[] {
  return [
    ...changesOf(to, listOf(from.primaryKey), listOf(to.primaryKey), byContent(primaryKeyContent)),
    ...changesOf(to, from.uniques, to.uniques, byContent(uniqueContent)),
    ...changesOf(to, from.foreignKeys, to.foreignKeys, byContent(foreignKeyContent)),
    ...changesOf(to, from.checks, to.checks, { contents: byText, same: sameCheck }),
    ...changesOf(to, from.exclusions, to.exclusions, { contents: byText, same: sameExclusion }),
  ];

  function sameCheck(before: CheckConstraint, after: CheckConstraint): boolean {
    const texts = { from: before.expression, to: after.expression };
    return context.sameText({ kind: 'check', table: to, constraint: after.name ?? '', ...texts });
  }

  function sameExclusion(before: ExclusionConstraint, after: ExclusionConstraint): boolean {
    const texts = { from: before.expression, to: after.expression };
    return (
      before.deferrable === after.deferrable &&
      context.sameText({ kind: 'exclusion', table: to, constraint: after.name, ...texts })
    );
  }
}

/** How constraints of one kind find their counterpart, and when the two are the same. */
interface Likeness<Kind> {
  readonly contents: readonly ((constraint: Kind) => string)[];
  same(from: Kind, to: Kind): boolean;
}

function byContent<Kind>(contentOf: (constraint: Kind) => string): Likeness<Kind> {
  return { contents: [contentOf], same: (from, to) => contentOf(from) === contentOf(to) };
}

/** By the letters and digits of the text, then whatever is left, for the server to tell. */
const byText: readonly ((constraint: { readonly expression: string }) => string)[] = [
  ({ expression }) => expression.replaceAll(/\W+/g, '').toLowerCase(),
  () => '',
];

function changesOf<Kind extends Constraint>(
  owner: Table,
  before: readonly Kind[],
  after: readonly Kind[],
  likeness: Likeness<Kind>,
): readonly Operation[] {
  const table = tableNameOf(owner);
  const { removed, added, kept } = pairByContent(before, after, ...likeness.contents);
  const changed = kept.filter(({ from, to }) => !likeness.same(from, to));
  const renamed = kept.filter(
    (pair) => !changed.includes(pair) && !mayKeepName(pair.from.name, pair.to.name),
  );
  return [
    ...[...removed, ...changed.map(({ from }) => from)].map((constraint): Operation => ({
      kind: 'dropConstraint',
      table,
      constraintKind: constraint.kind,
      name: constraint.name,
      existing: constraint,
    })),
    ...renamed.map(({ from, to }): Operation => ({
      kind: 'renameConstraint',
      table,
      constraintKind: to.kind,
      // Names that are missing may be kept, so both are here.
      from: from.name ?? '',
      to: to.name ?? '',
    })),
    ...[...added, ...changed.map(({ to }) => to)].map((constraint): Operation => ({
      kind: 'createConstraint',
      table,
      constraint,
    })),
  ];
}

function listOf(primaryKey: PrimaryKey | null): readonly PrimaryKey[] {
  return primaryKey === null ? [] : [primaryKey];
}

function primaryKeyContent({ columns }: PrimaryKey): string {
  return JSON.stringify(columns);
}

function uniqueContent({ columns, deferrable, nullsNotDistinct }: UniqueConstraint): string {
  return JSON.stringify([columns, deferrable, nullsNotDistinct]);
}

function foreignKeyContent(foreignKey: ForeignKey): string {
  return JSON.stringify([
    foreignKey.columns,
    qualifiedKey(foreignKey.referencedTable),
    foreignKey.referencedColumns,
    foreignKey.onDelete,
    foreignKey.onUpdate,
    foreignKey.deferrable,
  ]);
}
