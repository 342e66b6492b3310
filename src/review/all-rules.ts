import { addNotNull } from './rules/add-not-null.ts';
import { addUnique } from './rules/add-unique.ts';
import { breakView } from './rules/break-view.ts';
import { changeDefault } from './rules/change-default.ts';
import { fixedText, jsonColumn, smallKey, timestampWithoutZone } from './rules/column-types.ts';
import { computeColumn } from './rules/compute-column.ts';
import { concurrentIndex, corruptIndex } from './rules/concurrent-index.ts';
import { createCheck } from './rules/create-check.ts';
import { createExclusion } from './rules/create-exclusion.ts';
import { createForeignKey } from './rules/create-foreign-key.ts';
import { createIndex } from './rules/create-index.ts';
import { createPrimaryKey } from './rules/create-primary-key.ts';
import { createUnique } from './rules/create-unique.ts';
import { dropColumn } from './rules/drop-column.ts';
import { dropConstraint } from './rules/drop-constraint.ts';
import { dropEnum } from './rules/drop-enum.ts';
import { dropIndex } from './rules/drop-index.ts';
import { dropNotNull } from './rules/drop-not-null.ts';
import { dropPrimaryKey } from './rules/drop-primary-key.ts';
import { dropExtension, dropSchema } from './rules/drop-schema.ts';
import { dropSequence } from './rules/drop-sequence.ts';
import { dropTable } from './rules/drop-table.ts';
import { dropView } from './rules/drop-view.ts';
import { duplicateIndex } from './rules/duplicate-index.ts';
import { foreignKeyIndex } from './rules/foreign-key-index.ts';
import { longName } from './rules/long-name.ts';
import { missingPrimaryKey } from './rules/missing-primary-key.ts';
import { rawSql } from './rules/raw-sql.ts';
import { renameColumn, renameTable, renameValue } from './rules/rename.ts';
import { rewriteCharset } from './rules/rewrite-charset.ts';
import { rewriteDefault } from './rules/rewrite-default.ts';
import { rewriteEngine } from './rules/rewrite-engine.ts';
import { rewriteEnum } from './rules/rewrite-enum.ts';
import { rewriteGenerated } from './rules/rewrite-generated.ts';
import { rewriteIndexes } from './rules/rewrite-indexes.ts';
import { rewriteNumbering } from './rules/rewrite-numbering.ts';
import { rewritePosition } from './rules/rewrite-position.ts';
import { rewriteTable } from './rules/rewrite-table.ts';
import { rewriteType } from './rules/rewrite-type.ts';
import { scanNotNull } from './rules/scan-not-null.ts';
import { setNotNull } from './rules/set-not-null.ts';
import { stackedLocks } from './rules/stacked-locks.ts';
import { statedCopy } from './rules/stated-copy.ts';
import {
  deleteAll,
  deleteRows,
  dropBySql,
  transactionBySql,
  truncate,
  updateAll,
} from './rules/statements.ts';
import { typeNarrowing } from './rules/type-narrowing.ts';
import { validateTogether } from './rules/validate-together.ts';
import { wideIndex } from './rules/wide-index.ts';

/**
 * The rules of Limbeck, in the order in which findings of one operation stand: what loses data, what
 * fails or breaks, what locks or writes anew, advice.
 */
export const allRules = [
  dropTable,
  dropColumn,
  truncate,
  deleteAll,
  dropBySql,

  dropView,
  dropEnum,
  dropSequence,
  dropSchema,
  dropExtension,
  renameTable,
  renameColumn,
  renameValue,
  breakView,
  addNotNull,
  computeColumn,
  deleteRows,
  typeNarrowing,
  setNotNull,
  addUnique,
  createPrimaryKey,
  createForeignKey,
  createCheck,
  createExclusion,
  dropPrimaryKey,
  transactionBySql,

  createIndex,
  createUnique,
  scanNotNull,
  rewriteType,
  rewriteEnum,
  rewriteIndexes,
  rewriteDefault,
  rewriteGenerated,
  rewriteNumbering,
  rewriteCharset,
  rewriteEngine,
  rewritePosition,
  updateAll,
  validateTogether,
  corruptIndex,
  statedCopy,

  rewriteTable,
  stackedLocks,
  concurrentIndex,
  dropIndex,
  dropConstraint,
  dropNotNull,
  changeDefault,
  foreignKeyIndex,
  duplicateIndex,
  wideIndex,
  missingPrimaryKey,
  smallKey,
  jsonColumn,
  timestampWithoutZone,
  fixedText,
  longName,
  rawSql,
] as const;

/** The id of a rule of Limbeck, or of what only a downgrade does. */
export type HazardId = (typeof allRules)[number]['id'] | (typeof reverseIds)[number];

/** Findings on the way back, which no rule but the writer of a downgrade makes. */
export const reverseIds = ['invent-values', 'restore-nullable'] as const;
