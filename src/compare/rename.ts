import type { TableName } from '../schema/table-name.ts';

/** What can be told to be another thing under a new name. Indexes and constraints follow by content. */
export type RenamedKind = 'table' | 'column' | 'enumValue' | 'sequence';

/**
 * A removed and an added thing that may be one thing under another name. Names are written as
 * people read them: `users` or `app.users`, a column `users.name`, a value `users.mood:sad`, or
 * `mood:sad` by the name of a type that several columns have.
 * What is around the thing is called in `from` as it is in the database, in `to` as it is declared.
 */
export interface RenameCandidate {
  readonly kind: RenamedKind;
  readonly from: string;
  readonly to: string;
  /** The other half, where two columns have changed places; left out for all else. */
  readonly counterpart?: { readonly from: string; readonly to: string };
  /** How likely the two are one, from 0 to 1, in hundredths. */
  readonly score: number;
  /** What speaks for it, strongest first. */
  readonly reasons: readonly string[];
}

/** A pair that nobody can decide for sure: until somebody does, one goes and the other comes. */
export interface RenameQuestion extends RenameCandidate {
  /** The other pairs that have one of the two in them. */
  readonly alternatives: readonly RenameCandidate[];
}

/** What somebody has said about names beforehand, spelled as in a {@link RenameCandidate}. */
export interface RenameAnswers {
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Names, of either side, that are no rename. */
  readonly kept: readonly string[];
}

export const noAnswers: RenameAnswers = { renamed: [], kept: [] };

/** A name that something may have had before. */
export interface FormerName {
  readonly name: string;
  /** Why it may: "the property is called the same". */
  readonly reason: string;
  /** How much it counts, from 0 to 1. */
  readonly weight: number;
}

/** What is known of former names beside the two schemas, by declared names; the strongest come first. */
export interface FormerNames {
  tableWas(table: TableName): readonly FormerName[];
  columnWas(table: TableName, column: string): readonly FormerName[];
  /** Of an enumerated value, by its column. */
  valueWas(table: TableName, column: string, value: string): readonly FormerName[];
}

export const noFormerNames: FormerNames = {
  tableWas: () => [],
  columnWas: () => [],
  valueWas: () => [],
};
