import { qualifiedKey } from '../../schema/qualified-key.ts';
import { formatTableName } from '../../schema/table-name.ts';
import { renameLiterals, renameStored, type ValueRename } from '../../schema/value-rename.ts';
import { groupBy } from '../../util/group-by.ts';
import type { KeptTable } from './kept-columns.ts';
import type { StoredRow, StoredRows } from './read-rows.ts';
import type { SaidLosses } from './said-losses.ts';

/** What became of the rows of before once they are in the tables of after. */
export function changedByUpgrade(
  kept: readonly KeptTable[],
  rows: { readonly before: StoredRows; readonly after: StoredRows },
  said: SaidLosses,
): readonly string[] {
  return kept.flatMap(({ from, to, columns }) =>
    changesIn(
      formatTableName(from),
      rows.before.get(qualifiedKey(from)) ?? [],
      rows.after.get(qualifiedKey(to)) ?? [],
      {
        mayLoseRows: said.mayLoseRows(from),
        columns: columns
          .filter((pair) => isWatched(pair) && !said.mayChange(from, pair.from.name))
          .map((pair) => ({
            from: pair.from.name,
            to: pair.to.name,
            renamed: pair.renamed,
            // A value may be spelled otherwise as one of another type.
            keeps: pair.from.type === pair.to.type ? keeps(pair) : 'presence',
          })),
      },
    ),
  );
}

/** What is not as it was once the downgrade is done. */
export function changedByDowngrade(
  kept: readonly KeptTable[],
  rows: { readonly before: StoredRows; readonly after: StoredRows },
  said: { readonly upgrade: SaidLosses; readonly downgrade: SaidLosses },
): readonly string[] {
  return kept.flatMap(({ from, to, columns }) =>
    changesIn(
      formatTableName(from),
      rows.before.get(qualifiedKey(from)) ?? [],
      rows.after.get(qualifiedKey(from)) ?? [],
      {
        mayLoseRows: said.upgrade.mayLoseRows(from) || said.downgrade.mayLoseRows(to),
        columns: columns
          .filter(
            (pair) =>
              isWatched(pair) &&
              !said.upgrade.mayChange(from, pair.from.name) &&
              !said.downgrade.mayChange(to, pair.to.name),
          )
          .map((pair) => ({
            from: pair.from.name,
            to: pair.from.name,
            renamed: [],
            keeps: keeps(pair),
          })),
      },
    ),
  );
}

/** What the server writes whenever a row is written tells nothing. */
function isWatched({ from, to }: KeptTable['columns'][number]): boolean {
  return from.onUpdate === null && to.onUpdate === null;
}

/** What has to stay: all, the values that are not NULL, or that they are not NULL. */
type Kept = 'all' | 'values' | 'presence';

/** NULL gets a value where a column becomes NOT NULL, and does not get it back. */
function keeps({ from, to }: KeptTable['columns'][number]): Kept {
  return from.nullable && !to.nullable ? 'values' : 'all';
}

interface Watched {
  readonly mayLoseRows: boolean;
  readonly columns: readonly {
    readonly from: string;
    readonly to: string;
    readonly renamed: readonly ValueRename[];
    readonly keeps: Kept;
  }[];
}

function changesIn(
  table: string,
  before: readonly StoredRow[],
  after: readonly StoredRow[],
  { mayLoseRows, columns }: Watched,
): readonly string[] {
  if (before.length !== after.length) {
    return mayLoseRows ? [] : [`${table}: ${before.length} rows, and ${after.length} afterwards`];
  }
  const plain = columns.filter((column) => column.keeps === 'all');
  const changes = columns.flatMap(({ from, to, renamed, keeps: kept }) => {
    const expected = before.map((row) => expectedValue(row, from, renamed));
    const change = changeOf(kept, expected, valuesOf(after, to));
    return change === null ? [] : [`${table}.${from}: ${change}`];
  });
  if (changes.length > 0) return changes;
  // Each value is there, and perhaps in another row.
  const rowsBefore = before.map((row) =>
    JSON.stringify(plain.map(({ from, renamed }) => expectedValue(row, from, renamed))),
  );
  const rowsAfter = after.map((row) => JSON.stringify(plain.map(({ to }) => row.get(to) ?? null)));
  return firstChange(rowsBefore, rowsAfter) === null
    ? []
    : [`${table}: values have changed places between rows`];
}

type Value = string | null;

/** What a row of before has to hold afterwards. */
function expectedValue(row: StoredRow, column: string, renamed: readonly ValueRename[]): Value {
  const value = row.get(column) ?? null;
  if (value === null || renamed.length === 0) return value;
  // SQLite gives its texts as literals.
  return value.startsWith("'") ? renameLiterals(value, renamed) : renameStored(value, renamed);
}

function valuesOf(rows: readonly StoredRow[], column: string): readonly Value[] {
  return rows.map((row) => row.get(column) ?? null);
}

function changeOf(kept: Kept, before: readonly Value[], after: readonly Value[]): string | null {
  switch (kept) {
    case 'all':
      return firstChange(before, after);
    case 'values': {
      const present = before.filter((value) => value !== null);
      const gone = surplus(present, after);
      return gone[0] === undefined ? null : `${describe(gone[0])} is gone`;
    }
    case 'presence':
      return lostValues(before, after);
  }
}

function lostValues(before: readonly Value[], after: readonly Value[]): string | null {
  const [had, has] = [before, after].map((values) => values.filter((value) => value !== null));
  const lost = (had?.length ?? 0) - (has?.length ?? 0);
  return lost > 0 ? `${lost} of its values became NULL` : null;
}

/** What is there before and not afterwards; the order of rows tells nothing. */
function firstChange(before: readonly Value[], after: readonly Value[]): string | null {
  const gone = surplus(before, after)[0];
  const come = surplus(after, before)[0];
  if (gone === undefined && come === undefined) return null;
  return `${describe(gone ?? null)} became ${describe(come ?? null)}`;
}

function surplus(values: readonly Value[], others: readonly Value[]): readonly Value[] {
  const counts = new Map(
    [...groupBy(others, (value) => value)].map(([key, { length }]) => [key, length]),
  );
  return values.filter((value) => {
    const count = counts.get(value) ?? 0;
    counts.set(value, count - 1);
    return count <= 0;
  });
}

function describe(value: Value): string {
  if (value === null) return 'NULL';
  return value.length > 40 ? `${value.slice(0, 37)}… (${value.length} characters)` : value;
}
