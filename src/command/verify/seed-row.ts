import type { Dialect } from '../../dialect/dialect.ts';
import type { SampleSize } from '../../dialect/row-samples.ts';
import type { Column, ColumnChange } from '../../schema/column.ts';
import type { ForeignKey } from '../../schema/constraint.ts';
import type { Table } from '../../schema/table.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import { sameTableName } from '../../schema/table-name.ts';
import { checkCandidates, combinations } from './check-candidates.ts';
import type { SeedWishes } from './seed-wishes.ts';

/** What a column of a row gets: SQL, or a value that was read elsewhere. */
export type Cell = { readonly sql: string } | { readonly value: unknown };

/** A row by the names of its columns; what it leaves out gets its default. */
export type SeedRow = ReadonlyMap<string, Cell>;

/** The rows of the table that a foreign key points to, in its columns. */
export interface Reference {
  readonly foreignKey: ForeignKey;
  readonly rows: readonly (readonly unknown[])[];
}

/** What rows are made from. */
export interface SeedPlan {
  readonly table: Table;
  readonly references: readonly Reference[];
  readonly wishes: SeedWishes;
  readonly dialect: Dialect;
}

/** How a row is made. */
interface Manner {
  readonly size: SampleSize;
  /** Whether columns are NULL where they may be. */
  readonly empty: boolean;
  /** Whether columns that have a default get it. */
  readonly defaults: boolean;
  /** Whether values fit what columns are to become as well. */
  readonly fits: boolean;
}

const plain: Manner = { size: 'plain', empty: false, defaults: false, fits: true };
const manners: readonly Manner[] = [
  { ...plain, size: 'long' },
  { ...plain, empty: true },
  plain,
  { ...plain, defaults: true },
  { ...plain, empty: true, defaults: true },
  { ...plain, fits: false },
];

/**
 * Rows that may do for the n-th of a table, the best first: long values in the first, NULL in the
 * second, all columns filled in the third; then others, and those that try to satisfy its checks.
 */
export function* seedRows(plan: SeedPlan, number: number): Generator<SeedRow> {
  const first = manners[number - 1] ?? plain;
  for (const manner of new Set([first, ...manners])) {
    // One row that does not fit is better than none, and no better than two that do.
    if (!manner.fits && number > 1) continue;
    const row = rowOf(plan, number, manner);
    if (row !== null) yield row;
  }
  yield* rowsForChecks(plan, number);
}

function rowOf(plan: SeedPlan, number: number, manner: Manner): SeedRow | null {
  const row = new Map<string, Cell>();
  for (const column of plan.table.columns) {
    const cell = cellOf(column, plan, number, manner);
    if (cell === 'default') continue;
    if (cell === null) return null;
    row.set(column.name, cell);
  }
  return withReferences(row, plan, number, manner);
}

function cellOf(
  column: Column,
  { table, wishes, dialect }: SeedPlan,
  number: number,
  manner: Manner,
): Cell | 'default' | null {
  const { rowSamples } = dialect;
  if (column.generated !== null) return 'default';
  const isNumbered = column.identity !== null || /\bnextval\(/.test(column.default ?? '');
  if (isNumbered) return { sql: rowSamples.numbered };
  const fit = manner.fits ? fitColumn(column, wishes.fitOf(table, column)) : column;
  if (manner.defaults && column.default !== null) return 'default';
  if (manner.empty && column.nullable && fit.nullable) return { sql: 'NULL' };
  const sql = rowSamples.value(fit, number, manner.size);
  if (sql !== null) return { sql };
  if (column.nullable) return { sql: 'NULL' };
  return column.default === null ? null : 'default';
}

/** A column that takes what it takes before and afterwards; of enumerated values, those that are in both. */
function fitColumn(column: Column, { enumValues: values, ...change }: ColumnChange): Column {
  const { enumValues: before } = column;
  const both = before !== null && values ? before.filter((value) => values.includes(value)) : null;
  return { ...column, ...change, enumValues: both ?? before ?? values ?? null };
}

/** Points foreign keys to rows that are there; null where there must be one and is none. */
function withReferences(
  row: Map<string, Cell>,
  { table, references, wishes, dialect }: SeedPlan,
  number: number,
  { empty }: Manner,
): SeedRow | null {
  for (const { foreignKey, rows } of references) {
    const columns = foreignKey.columns.map((name) =>
      table.columns.find((column) => column.name === name),
    );
    const mayBeNull = columns.every((column) => column?.nullable === true);
    const values = rows[(number - 1) % Math.max(rows.length, 1)];
    const staysNullable = columns.every(
      (column) => column !== undefined && wishes.fitOf(table, column).nullable !== false,
    );
    const isNull = values === undefined || empty;
    const setNull = (): void => {
      for (const name of foreignKey.columns) row.set(name, { sql: 'NULL' });
    };
    if (isNull && mayBeNull && staysNullable) setNull();
    else if (values !== undefined) {
      for (const [at, name] of foreignKey.columns.entries()) row.set(name, { value: values[at] });
    } else if (sameTableName(foreignKey.referencedTable, table)) {
      pointToItself(row, foreignKey, number, dialect);
    } else if (mayBeNull) setNull();
    else return null;
  }
  return row;
}

/** The first row of a table that points to itself can only point to itself, by a key that is known beforehand. */
function pointToItself(
  row: Map<string, Cell>,
  { columns, referencedColumns }: ForeignKey,
  number: number,
  { rowSamples }: Dialect,
): void {
  for (const [at, name] of columns.entries()) {
    const referenced = referencedColumns[at] ?? '';
    const cell = row.get(referenced);
    if (cell === undefined) continue;
    // Far from what the server counts by itself.
    const isNumbered = 'sql' in cell && cell.sql === rowSamples.numbered;
    const known = isNumbered ? { sql: String(number + 1000) } : cell;
    row.set(referenced, known);
    row.set(name, known);
  }
}

function* rowsForChecks(plan: SeedPlan, number: number): Generator<SeedRow> {
  const { table, dialect, wishes } = plan;
  const texts = [
    ...table.checks.map(({ expression }) => expression),
    ...(wishes.probes.get(qualifiedKey(table)) ?? []),
  ];
  const base = rowOf(plan, number, plain);
  if (base === null || texts.length === 0) return;
  const referencing = new Set(plan.references.flatMap(({ foreignKey }) => foreignKey.columns));
  // A check on what is computed is one on what it is computed from.
  const computed = table.columns.flatMap(({ name, generated }) =>
    generated !== null && texts.some((text) => mentions(text, name)) ? [generated.expression] : [],
  );
  const concerned = table.columns.filter(
    ({ name, generated }) =>
      generated === null &&
      !referencing.has(name) &&
      [...texts, ...computed].some((text) => mentions(text, name)),
  );
  const lists = concerned.map((column) => {
    const isSource = computed.some((text) => mentions(text, column.name));
    const own = texts.filter((text) => isSource || mentions(text, column.name));
    const candidates = own.flatMap((text) => checkCandidates(text, number, dialect));
    const usual = base.get(column.name);
    return [
      ...(usual !== undefined && 'sql' in usual ? [usual.sql] : []),
      ...new Set(candidates),
      ...(column.nullable ? ['NULL'] : []),
    ];
  });
  if (lists.length === 0) return;
  for (const choice of combinations(lists)) {
    const row = new Map(base);
    for (const [at, { name }] of concerned.entries()) row.set(name, { sql: choice[at] ?? 'NULL' });
    yield row;
  }
}

function mentions(text: string, name: string): boolean {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<!\\w)${escaped}(?!\\w)`).test(text);
}
