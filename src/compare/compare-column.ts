import type { Column, ColumnChange } from '../schema/column.ts';
import type { Table } from '../schema/table.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { sameColumnType } from './same-column-type.ts';

/**
 * The properties in which a column differs from its declaration; null when there are none. A
 * property that only looks different is left out, so that an alteration leaves it as it stands.
 */
export function compareColumn(
  from: Column,
  to: Column,
  table: Table,
  context: ComparisonContext,
): ColumnChange | null {
  const change: ColumnChange = {
    ...typeChange(from, to, table, context),
    ...defaultChange(from, to, table, context),
    ...(sameGenerated(from, to, table, context) ? {} : { generated: to.generated }),
    ...(from.nullable === to.nullable ? {} : { nullable: to.nullable }),
    ...(from.identity?.kind === to.identity?.kind ? {} : { identity: to.identity }),
    ...(from.collation === to.collation ? {} : { collation: to.collation }),
    ...(from.charset === to.charset ? {} : { charset: to.charset }),
    ...(from.comment === to.comment ? {} : { comment: to.comment }),
    ...(sameOptionalText('onUpdate', from, to, table, context) ? {} : { onUpdate: to.onUpdate }),
  };
  return Object.keys(change).length === 0 ? null : { ...change, declared: to.declared };
}

function typeChange(
  from: Column,
  to: Column,
  table: Table,
  context: ComparisonContext,
): ColumnChange {
  return sameColumnType(from, to, table, context)
    ? {}
    : { type: to.type, enumValues: to.enumValues };
}

function defaultChange(
  from: Column,
  to: Column,
  table: Table,
  context: ComparisonContext,
): ColumnChange {
  if (!context.options.compareServerDefault) return {};
  const isDifferent = context.options.defaultDiffers?.({ table, from, to });
  if (isDifferent !== undefined) return isDifferent ? { default: to.default } : {};
  return sameOptionalText('default', from, to, table, context) ? {} : { default: to.default };
}

/** A text for another type is another one, unless it reads the same; no server can compare the two. */
function sameOptionalText(
  kind: 'default' | 'onUpdate',
  from: Column,
  to: Column,
  table: Table,
  context: ComparisonContext,
): boolean {
  const [before, after] = [from[kind], to[kind]];
  const isRetyped = !sameColumnType(from, to, table, context);
  if (before === null || after === null || isRetyped) return before === after;
  return context.sameText({ kind, table, column: to.name, from: before, to: after });
}

function sameGenerated(
  { generated: from }: Column,
  { generated: to, name }: Column,
  table: Table,
  context: ComparisonContext,
): boolean {
  if (from === null || to === null) return from === to;
  const texts = { from: from.expression, to: to.expression };
  return (
    from.stored === to.stored &&
    context.sameText({ kind: 'generated', table, column: name, ...texts })
  );
}
