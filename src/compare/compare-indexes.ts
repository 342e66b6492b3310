import type { Operation } from '../operation/operation.ts';
import type { Table } from '../schema/table.ts';
import type { Index, IndexKey } from '../schema/table-index.ts';
import { tableNameOf } from '../schema/table-name.ts';
import type { View } from '../schema/view.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { Doubt } from './doubt.ts';
import { pairByContent } from './pair-by-content.ts';
import type { Pairing } from './pair-by-name.ts';
import { mayKeepName } from './may-keep-name.ts';

/** A table, or a materialized view. */
type IndexOwner = Table | View;

/** Indexes by name and, failing that, by content; a changed one is dropped and created. */
export function compareIndexes(
  from: IndexOwner,
  to: IndexOwner,
  context: ComparisonContext,
): readonly Operation[] {
  const table = tableNameOf(to);
  const fold = (text: string): string => context.rules.foldName(text, 'member');
  const { removed, added, kept } = pairIndexes(from, to, context);
  const changed = kept.filter((pair) => !sameIndex(pair.from, pair.to, to, context));
  const renamed = kept.filter((pair) => !changed.includes(pair) && !mayKeepName(pair, to, fold));
  const drop = (index: Index): Operation => ({
    kind: 'dropIndex',
    table,
    index: index.name,
    existing: index,
  });
  return [
    ...removed.map(drop),
    ...changed.map((pair) => context.replaced(drop(pair.from))),
    ...renamed.map((pair): Operation => ({
      kind: 'renameIndex',
      table,
      from: pair.from.name,
      to: pair.to.name,
    })),
    ...[...added, ...changed.map((pair) => pair.to)].map((index): Operation => ({
      kind: 'createIndex',
      table,
      index,
    })),
  ];
}

export function pairIndexes(
  from: IndexOwner,
  to: IndexOwner,
  { rules }: Pick<ComparisonContext, 'rules'>,
): Pairing<Index> {
  const fold = (name: string): string => rules.foldName(name, 'member');
  return pairByContent(from.indexes, to.indexes, fold, contentOf);
}

function sameIndex(from: Index, to: Index, owner: IndexOwner, context: ComparisonContext): boolean {
  return (
    context.rules.foldName(shapeOf(from), 'member') ===
      context.rules.foldName(shapeOf(to), 'member') &&
    from.keys.every((key, position) => {
      const text = to.keys[position]?.value ?? '';
      const texts = { from: key.value, to: text };
      return (
        key.kind === 'column' ||
        context.sameText(doubtOn(owner, { kind: 'indexExpression', index: to.name, ...texts }))
      );
    }) &&
    samePredicate(from, to, owner, context)
  );
}

function samePredicate(
  from: Index,
  to: Index,
  owner: IndexOwner,
  context: ComparisonContext,
): boolean {
  if (from.where === null || to.where === null) return from.where === to.where;
  const texts = { from: from.where, to: to.where };
  return context.sameText(doubtOn(owner, { kind: 'indexPredicate', index: to.name, ...texts }));
}

function doubtOn(
  owner: IndexOwner,
  { kind, ...rest }: Pick<IndexDoubt, 'kind' | 'index' | 'from' | 'to'>,
): Doubt {
  return 'definition' in owner
    ? { kind: 'viewIndex', part: kind, view: owner, ...rest }
    : { kind, table: owner, ...rest };
}

type IndexDoubt = Extract<Doubt, { kind: 'indexPredicate' | 'indexExpression' }>;

/** Everything but the texts that only a server can compare. */
function shapeOf(index: Index): string {
  return JSON.stringify([
    index.keys.map((key) => keyShape(key)),
    index.unique,
    index.method,
    index.include,
    index.nullsNotDistinct,
    index.parser,
    index.comment,
  ]);
}

function keyShape(key: IndexKey): readonly unknown[] {
  const value = key.kind === 'column' ? key.value : null;
  return [value, key.descending, key.nulls, key.collation, key.operatorClass, key.length];
}

function contentOf(index: Index): string {
  return JSON.stringify([shapeOf(index), index.where, index.keys.map((key) => key.value)]);
}
