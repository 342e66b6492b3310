import { labelledColumns } from './labelled-columns.ts';
import type { LabelledEdit } from './labelled-edit.ts';
import { labelledTables } from './labelled-tables.ts';
import { labelledValues } from './labelled-values.ts';

/** Edits of which somebody has said what in them has another name. */
export const labelledEdits: readonly LabelledEdit[] = [
  ...labelledColumns,
  ...labelledTables,
  ...labelledValues,
];
