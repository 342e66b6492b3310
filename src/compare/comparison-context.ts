import type { Operation } from '../operation/operation.ts';
import type { Column } from '../schema/column.ts';
import type { TableName } from '../schema/table-name.ts';
import type { Table } from '../schema/table.ts';
import type { ValueRename } from '../schema/value-rename.ts';
import { changedKinds, type ChangesKind } from './changed-kinds.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import type { Doubt, Verdict } from './doubt.ts';
import type { UndeclaredFate } from './left-alone.ts';
import { readsDroppedColumn } from './reads-dropped-column.ts';
import type { FormerNames, RenameAnswers } from './rename.ts';
import type { FoundValues } from './rename/find-values.ts';
import { renamedValuesIn, withOldValues } from './renamed-values.ts';

/** What counts as a difference. */
export interface ComparisonOptions {
  readonly compareType: boolean;
  readonly compareServerDefault: boolean;
  /** Whether the type of a column has changed; undefined leaves it to the rules. */
  typeDiffers?(columns: ColumnPair): boolean | undefined;
  /** Whether the default of a column has changed; undefined leaves it to the rules. */
  defaultDiffers?(columns: ColumnPair): boolean | undefined;
  /** What becomes of something that no entity declares, given as the operation that drops it. */
  undeclared(drop: Operation): UndeclaredFate;
  /** The drops of what is in the database and takes no part: what it leans on has to stay. */
  readonly bystanders: readonly Operation[];
  /** What somebody has said about names: it beats whatever else speaks for a rename. */
  readonly renames: RenameAnswers;
  readonly formerNames: FormerNames;
}

/** A column in the database and its declaration. */
export interface ColumnPair {
  readonly table: TableName;
  readonly from: Column;
  readonly to: Column;
}

/** The kinds of things that no entity may declare. */
export type UndeclaredKind =
  | 'table'
  | 'view'
  | 'column'
  | 'index'
  | 'constraint'
  | 'enum'
  | 'sequence';

/** What every comparison of two things needs beside the things. */
export interface ComparisonContext {
  readonly rules: ComparisonRules;
  readonly options: ComparisonOptions;
  /** False only for texts that are known to differ; what cannot be told is written down and left alone. */
  sameText(doubt: Doubt): boolean;
  /** Whether a column's type leaves its family. */
  readonly changesKind: ChangesKind;
  /** The values of an enumerated column, by its declared name, that have another name. */
  renamedValues(table: TableName, column: string): readonly ValueRename[];
  /** Marks the drop of what is created anew in another form: it is not the drop of something undeclared. */
  replaced(drop: Operation): Operation;
}

/** The tables to be compared, with the values that have another name in them. */
export interface ComparedSides {
  readonly from: readonly Table[];
  readonly to: readonly Table[];
  readonly values: readonly FoundValues[];
}

/** A context that asks `opinion` where texts differ, and collects what it cannot tell and what is replaced. */
export function createContext(
  rules: ComparisonRules,
  options: ComparisonOptions,
  { values, ...tables }: ComparedSides,
  opinion: (doubt: Doubt) => Verdict,
): {
  readonly context: ComparisonContext;
  readonly undecided: readonly Doubt[];
  readonly replacements: ReadonlySet<Operation>;
} {
  const undecided: Doubt[] = [];
  const replacements = new Set<Operation>();
  const replaced = (drop: Operation): Operation => {
    replacements.add(drop);
    return drop;
  };
  const readsDropped = readsDroppedColumn(tables, rules);
  const inOldWords = withOldValues(values);
  const sameText = (doubt: Doubt): boolean => {
    if (doubt.from === doubt.to || rules.sameText(doubt)) return true;
    if (readsDropped(doubt)) return false;
    const verdict = opinion(inOldWords(doubt));
    if (verdict === 'unknown') undecided.push(doubt);
    return verdict !== 'different';
  };
  const changesKind = options.compareType ? changedKinds(tables, { rules, options }) : () => false;
  const context = {
    rules,
    options,
    changesKind,
    renamedValues: renamedValuesIn(values),
    sameText,
    replaced,
  };
  return { context, undecided, replacements };
}
