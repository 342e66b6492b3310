import type { Operation } from '../operation/operation.ts';
import type { ColumnSpec } from '../schema/column-spec.ts';
import type { ColumnType } from '../schema/column-type.ts';
import type { Constraint } from '../schema/constraint.ts';
import type { SqlValue } from '../schema/sql.ts';
import type { Code } from './code.ts';

/** A piece of a migration file that is about to be written. */
export type RenderedItem =
  /** A call, without `await`, on `op` or on the `batch` of a `batchAlterTable`. */
  | {
      readonly kind: 'operation';
      readonly item: Operation;
      readonly receiver: 'op' | 'batch';
    }
  /** `column('name', 'text', { … })`. */
  | { readonly kind: 'column'; readonly item: ColumnSpec }
  /** `'varchar(50)'`, `enumType('mood', […])`. */
  | { readonly kind: 'type'; readonly item: ColumnType }
  /** The default of a column. */
  | { readonly kind: 'default'; readonly item: SqlValue }
  /** `unique(['email'])` between the brackets of `op.createTable`. */
  | { readonly kind: 'constraint'; readonly item: Constraint };

/** An expression of TypeScript, and the names it takes from modules, by these. */
export interface RenderedText {
  readonly text: string;
  readonly imports?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Writes a piece of a migration file in words of its own: an expression, or null to leave it out (a
 * type never is); undefined leaves it to Limbeck. A new column that is left out is not added.
 *
 * @example
 * ```ts
 * renderItem(piece) {
 *   if (piece.kind !== 'type' || piece.item !== 'varchar(36)') return undefined;
 *   return { text: 'shortId', imports: { '../src/columns.ts': ['shortId'] } };
 * },
 * ```
 */
export type RenderItem = (piece: RenderedItem) => string | RenderedText | null | undefined;

/** What a piece is written as; null where it is left out, undefined where nobody has words for it. */
export type ItemRenderer = (piece: RenderedItem) => Code | null | undefined;

/** Asks `renderItem` about each piece. */
export function itemRenderer(renderItem: RenderItem): ItemRenderer {
  return (piece) => {
    const rendered = renderItem(piece);
    if (rendered === undefined || rendered === null) return rendered;
    const { text, imports = {} } = typeof rendered === 'string' ? { text: rendered } : rendered;
    const names = Object.entries(imports).flatMap(([from, all]) =>
      all.map((name) => ({ name, from: from === 'limbeck' ? null : from })),
    );
    return { kind: 'text', text, imports: names };
  };
}
