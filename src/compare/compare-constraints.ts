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
import type { ComparisonRules } from './comparison-rules.ts';
import { pairByContent } from './pair-by-content.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import { mayKeepName } from './may-keep-name.ts';

/** Primary key, uniques, foreign keys, checks and exclusions: a change of content is a drop and a create. */
export function compareConstraints(
  from: Table,
  to: Table,
  context: ComparisonContext,
): readonly Operation[] {
  const contents = <Kind>(...parts: readonly ((constraint: Kind) => readonly unknown[])[]) =>
    byContent(parts, (text) => context.rules.foldName(text, 'member'));
  const foreignKeyContents = contents(foreignKeyContent(context.rules), referenceContent);
  return [
    ...changes(listOf(from.primaryKey), listOf(to.primaryKey), contents(primaryKeyContent)),
    ...changes(from.uniques, to.uniques, contents(uniqueContent)),
    ...changes(from.foreignKeys, to.foreignKeys, {
      ...foreignKeyContents,
      same: (before, after) => !leansOnChange(after) && foreignKeyContents.same(before, after),
    }),
    ...changes(from.checks, to.checks, { contents: byText, same: sameCheck }),
    ...changes(from.exclusions, to.exclusions, { contents: byText, same: sameExclusion }),
  ];

  function changes<Kind extends Constraint>(
    before: readonly Kind[],
    after: readonly Kind[],
    likeness: Likeness<Kind>,
  ): readonly Operation[] {
    return before.length + after.length === 0
      ? []
      : changesOf(to, before, after, likeness, context);
  }

  /** A foreign key cannot stay while a column at one of its ends takes on values of another kind. */
  function leansOnChange({ columns, referencedTable, referencedColumns }: ForeignKey): boolean {
    return (
      columns.some((column) => context.changesKind(to, column)) ||
      referencedColumns.some((column) => context.changesKind(referencedTable, column))
    );
  }

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

/** The first part tells whether two are the same; the others only find the counterpart. */
function byContent<Kind>(
  parts: readonly ((constraint: Kind) => readonly unknown[])[],
  fold: (text: string) => string,
): Likeness<Kind> {
  const contents = parts.map(
    (part) => (constraint: Kind) => fold(JSON.stringify(part(constraint))),
  );
  const [whole = () => ''] = contents;
  return { contents, same: (from, to) => whole(from) === whole(to) };
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
  context: ComparisonContext,
): readonly Operation[] {
  const table = tableNameOf(owner);
  const fold = (name: string): string => context.rules.foldName(name, 'member');
  const { removed, added, kept } = pairByContent(before, after, fold, ...likeness.contents);
  const changed = kept.filter(({ from, to }) => !likeness.same(from, to));
  const renamed = kept.filter((pair) => !changed.includes(pair) && !mayKeepName(pair, owner, fold));
  const drop = (constraint: Kind): Operation => ({
    kind: 'dropConstraint',
    table,
    constraintKind: constraint.kind,
    name: constraint.name,
    existing: constraint,
  });
  return [
    ...removed.map(drop),
    ...changed.map(({ from }) => context.replaced(drop(from))),
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

function primaryKeyContent({ columns }: PrimaryKey): readonly unknown[] {
  return columns;
}

function uniqueContent({
  columns,
  deferrable,
  nullsNotDistinct,
}: UniqueConstraint): readonly unknown[] {
  return [columns, deferrable, nullsNotDistinct];
}

function foreignKeyContent({ foldAction }: ComparisonRules) {
  return (foreignKey: ForeignKey): readonly unknown[] => {
    const { onDelete, onUpdate, deferrable } = foreignKey;
    return [
      ...referenceContent(foreignKey),
      foldAction(onDelete),
      foldAction(onUpdate),
      deferrable,
    ];
  };
}

function referenceContent(foreignKey: ForeignKey): readonly unknown[] {
  const { columns, referencedTable, referencedColumns } = foreignKey;
  return [columns, qualifiedKey(referencedTable), referencedColumns];
}
