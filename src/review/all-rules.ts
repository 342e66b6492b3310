import { addNotNull } from './rules/add-not-null.ts';
import { addUnique } from './rules/add-unique.ts';
import { computeColumn } from './rules/compute-column.ts';
import { dropColumn } from './rules/drop-column.ts';
import { dropEnum } from './rules/drop-enum.ts';
import { dropSequence } from './rules/drop-sequence.ts';
import { dropTable } from './rules/drop-table.ts';
import { dropView } from './rules/drop-view.ts';
import { setNotNull } from './rules/set-not-null.ts';
import { deleteAll, dropBySql, transactionBySql, truncate, updateAll } from './rules/statements.ts';
import { typeNarrowing } from './rules/type-narrowing.ts';

/** The rules of Limbeck, in the order in which findings of one operation stand. */
export const allRules = [
  dropTable,
  dropColumn,
  dropView,
  dropEnum,
  dropSequence,
  addNotNull,
  computeColumn,
  typeNarrowing,
  setNotNull,
  addUnique,
  truncate,
  deleteAll,
  dropBySql,
  updateAll,
  transactionBySql,
] as const;

/** Findings on the way back, which no rule but the writer of a downgrade makes. */
export const reverseIds = ['invent-values', 'restore-nullable'] as const;

/** The id of a rule of Limbeck, or of what only a downgrade does. */
export type HazardId = (typeof allRules)[number]['id'] | (typeof reverseIds)[number];
