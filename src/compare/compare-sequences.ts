import { sequenceKey, sequencesIn } from '../operation/sequence-key.ts';
import type { Operation } from '../operation/operation.ts';
import type { Schema } from '../schema/schema.ts';
import type { ComparisonOptions } from './comparison-context.ts';

/**
 * Entities declare no sequence but by a default that takes its numbers from one: the others are
 * declared by nobody. One that a column owns goes when the column does.
 */
export function compareSequences(
  from: Schema,
  to: Schema,
  { compareServerDefault }: ComparisonOptions,
): readonly Operation[] {
  const tables = compareServerDefault ? to.tables : [...to.tables, ...from.tables];
  const used = new Set(
    tables.flatMap(({ columns }) => columns.flatMap((column) => sequencesIn(column.default ?? ''))),
  );
  return from.sequences
    .filter((sequence) => sequence.ownedBy === null && !used.has(sequenceKey(sequence)))
    .map((sequence): Operation => ({ kind: 'dropSequence', sequence }));
}
