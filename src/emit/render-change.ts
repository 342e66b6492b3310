import type { ColumnChange } from '../schema/column.ts';
import type { ColumnOptions, ColumnSpec } from '../schema/column-spec.ts';
import { literal, object, text, type Code } from './code.ts';
import type { ItemRenderer } from './render-item.ts';
import { columnEntries, renderType } from './render-column.ts';

/** Which options of a migration say each property of a column. */
const optionsOf: Partial<Record<keyof ColumnChange, readonly (keyof ColumnOptions)[]>> = {
  nullable: ['nullable'],
  default: ['default'],
  identity: ['generated', 'generatedIdentity'],
  generated: ['asExpression', 'generatedType'],
  collation: ['collation'],
  charset: ['charset'],
  comment: ['comment'],
  onUpdate: ['onUpdate'],
};

/**
 * The options of `alterColumn`: what changes, with its value afterwards (null takes it away), and
 * the whole column before, as `existing`.
 */
export function renderChange(
  change: ColumnChange,
  before: ColumnSpec,
  after: ColumnSpec,
  {
    render,
    extra,
  }: {
    readonly render: ItemRenderer;
    readonly extra: readonly (readonly [string, Code | null])[];
  },
): Code {
  const type = change.type === undefined ? null : renderType(after.type, render);
  const existing = object([
    ['type', renderType(before.type, render)],
    ...columnEntries(before, render),
  ]);
  const changed = new Set(
    Object.keys(change)
      // A generated UUID is a default that goes by another option.
      .map((key) => (key === 'default' && after.generated === 'uuid' ? 'identity' : key))
      .flatMap((key) => optionsOf[key as keyof ColumnChange] ?? []),
  );
  const entries = columnEntries(after, render).flatMap(([key, value]) =>
    changed.has(key as keyof ColumnOptions) ? [[key, value ?? absent(key)] as const] : [],
  );
  return object([['type', type], ...entries, ...extra, ['existing', existing]]) ?? text('{}');
}

function absent(option: string): Code | null {
  if (option === 'nullable') return literal(false);
  return option === 'generatedIdentity' || option === 'generatedType' ? null : literal(null);
}
