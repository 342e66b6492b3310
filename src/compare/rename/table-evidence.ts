import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Schema } from '../../schema/schema.ts';
import { formatTableName, sameTableName } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';
import type { ComparisonRules } from '../comparison-rules.ts';
import type { FormerNames } from '../rename.ts';
import { limitedTo, type Evidence } from './evidence.ts';
import { formerEvidence } from './former-evidence.ts';
import { nameEvidence } from './name-evidence.ts';
import { nameLikeness, type NamePair } from './name-likeness.ts';
import { WEIGHTS } from './thresholds.ts';

/** A table that is gone and one that has come, in what else there is. */
export interface TableEncounter {
  readonly from: Table;
  readonly to: Table;
  readonly schemas: { readonly from: Schema; readonly to: Schema };
  /** Tables that have another name. */
  readonly renamed: readonly NamePair[];
  /** Whether so many tables have a column of that name that it tells none apart. */
  isCommon(column: string): boolean;
}

/** What speaks for the two tables being one, and against it. */
export function tableEvidence(
  encounter: TableEncounter,
  { rules, formerNames }: { readonly rules: ComparisonRules; readonly formerNames: FormerNames },
): readonly Evidence[] {
  const { from, to, renamed } = encounter;
  const names = { from: from.name, to: to.name };
  const surroundings = { owners: [], renamed };
  const alike = nameEvidence(names, surroundings);
  const name = { ...alike, weight: Math.min(alike.weight, WEIGHTS.table.name) };
  const former = formerEvidence(formerNames.tableWas(to), from.name, (text) =>
    rules.foldName(text, 'table'),
  );
  const likeness = columnLikeness(encounter, rules);
  const others = [
    ...referrerEvidence(encounter, rules),
    ...referencesEvidence(from, to),
    ...(from.comment !== null && from.comment === to.comment
      ? [{ weight: WEIGHTS.table.comment, reason: 'the comment is the same' }]
      : []),
  ];
  const evidence = [
    { weight: WEIGHTS.prior, reason: null },
    name,
    ...former,
    columnsEvidence(likeness),
    ...others,
  ];
  const isDoubtful =
    name.weight < 1 &&
    (isJoinTable(from) || nameLikeness(names, surroundings) === 'contrary') &&
    former.length === 0;
  const limited = isDoubtful ? limitedTo(WEIGHTS.table.doubtful, evidence) : evidence;
  const sum = limited.reduce((total, { weight }) => total + weight, 0);
  const isConceivable = likeness.isMuch && sum < WEIGHTS.table.conceivable;
  return isConceivable
    ? [...limited, { weight: WEIGHTS.table.conceivable - sum, reason: null }]
    : limited;
}

/** How much of two tables is the same column, by name and kind of values. */
interface ColumnLikeness {
  /** From 0 to 1. */
  readonly share: number;
  readonly shared: readonly string[];
  /** What the shared columns tell. */
  readonly sum: number;
  /** Whether the two could be one by their columns, whatever else there is. */
  readonly isMuch: boolean;
}

function columnLikeness(
  { from, to, isCommon }: TableEncounter,
  rules: ComparisonRules,
): ColumnLikeness {
  const signature = (column: Table['columns'][number]): string => {
    const family = column.enumValues === null ? rules.typeFamily(column) : 'enum';
    return `${rules.foldName(column.name, 'member')} ${family}`;
  };
  const before = new Map(from.columns.map((column) => [signature(column), column.name]));
  const after = new Map(to.columns.map((column) => [signature(column), column.name]));
  const { distinctColumn, commonColumn, lostColumn, lostCommonColumn } = WEIGHTS.table;
  const shared = [...before].filter(([key]) => after.has(key)).map(([, name]) => name);
  const lost = [
    ...[...before].filter(([key]) => !after.has(key)),
    ...[...after].filter(([key]) => !before.has(key)),
  ];
  const sum = total(shared, (name) => (isCommon(name) ? commonColumn : distinctColumn));
  const loss = total(lost, ([, name]) => (isCommon(name) ? lostCommonColumn : lostColumn));
  const share = sum + loss === 0 ? 0 : sum / (sum + loss);
  const isMuch = share >= 0.7 || (share >= 0.5 && sum >= distinctColumn);
  return { share, shared, sum, isMuch };
}

function columnsEvidence({ share, sum, shared }: ColumnLikeness): Evidence {
  const { columns, evenShare, enough, distinctColumn, thin } = WEIGHTS.table;
  if (share < 1 && sum < distinctColumn) {
    return { weight: thin + Math.min(0, columns * (share - evenShare)), reason: null };
  }
  const excess = columns * (share - evenShare);
  const weight = excess > 0 ? excess * Math.min(1, sum / enough) : excess;
  return { weight, reason: `the columns ${shared.join(', ')} are the same` };
}

function total<Item>(items: readonly Item[], weigh: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + weigh(item), 0);
}

/** Columns of other tables that referred to the one and refer to the other. */
function referrerEvidence(
  { from, to, schemas }: TableEncounter,
  { foldName }: ComparisonRules,
): readonly Evidence[] {
  const referrers = (schema: Schema, table: Table): ReadonlySet<string> =>
    new Set(
      schema.tables
        .filter((other) => other !== table)
        .flatMap((other) =>
          other.foreignKeys
            .filter((key) => qualifiedKey(key.referencedTable) === qualifiedKey(table))
            .map((key) =>
              [formatTableName(other), foldName(key.columns.join(', '), 'member')].join('.'),
            ),
        ),
    );
  const before = referrers(schemas.from, from);
  const shared = [...referrers(schemas.to, to)].filter((key) => before.has(key));
  if (shared.length === 0) return [];
  const { referrer, furtherReferrer } = WEIGHTS.table;
  const weight = referrer + furtherReferrer * Math.min(3, shared.length - 1);
  return [{ weight, reason: `${shared.join(', ')} refers to it before and after` }];
}

function referencesEvidence(from: Table, to: Table): readonly Evidence[] {
  const targets = (table: Table): string =>
    JSON.stringify(
      table.foreignKeys
        .map(({ referencedTable }) =>
          sameTableName(referencedTable, table) ? '' : qualifiedKey(referencedTable),
        )
        .toSorted(),
    );
  if (from.foreignKeys.length === 0 || targets(from) !== targets(to)) return [];
  return [{ weight: WEIGHTS.table.references, reason: 'both refer to the same tables' }];
}

/** A table that holds nothing but pairs of rows of others: many may join the same two tables. */
function isJoinTable({ columns, foreignKeys }: Table): boolean {
  const keys = new Set(foreignKeys.flatMap((key) => key.columns));
  return foreignKeys.length > 1 && columns.every(({ name }) => keys.has(name));
}
