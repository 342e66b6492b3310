import type { Dialect } from '../../dialect/dialect.ts';
import type { SampleSize } from '../../dialect/row-samples.ts';
import type { Column } from '../../schema/column.ts';
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
}

const plain: Manner = { size: 'plain', empty: false, defaults: false };
const manners: readonly Manner[] = [
  { ...plain, size: 'long' },
  { ...plain, empty: true },
  plain,
  { ...plain, defaults: true },
  { size: 'plain', empty: true, defaults: true },
];

/**
 * Rows that may do for the n-th of a table, the best first: long values in the first, NULL in the
 * second, all columns filled in the third; then others, and those that try to satisfy its checks.
 */
export function* seedRows(plan: SeedPlan, number: number): Generator<SeedRow> {
  const first = manners[number - 1] ?? plain;
  for (const manner of new Set([first, ...manners])) {
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
  const fit = { ...column, ...wishes.fitOf(table, column) };
  if (manner.defaults && column.default !== null) return 'default';
  if (manner.empty && column.nullable && fit.nullable) return { sql: 'NULL' };
  const sql = rowSamples.value(fit, number, manner.size);
  if (sql !== null) return { sql };
  if (column.nullable) return { sql: 'NULL' };
  return column.default === null ? null : 'default';
}

/** Points foreign keys to rows that are there; null where there must be one and is none. */
function withReferences(
  row: Map<string, Cell>,
  { table, references }: SeedPlan,
  number: number,
  { empty }: Manner,
): SeedRow | null {
  for (const { foreignKey, rows } of references) {
    const columns = foreignKey.columns.map((name) =>
      table.columns.find((column) => column.name === name),
    );
    const mayBeNull = columns.every((column) => column?.nullable === true);
    const values = rows[(number - 1) % Math.max(rows.length, 1)];
    const isNull = values === undefined || empty;
    if (isNull && mayBeNull) for (const name of foreignKey.columns) row.set(name, { sql: 'NULL' });
    else if (values !== undefined) {
      for (const [at, name] of foreignKey.columns.entries()) row.set(name, { value: values[at] });
    } else if (sameTableName(foreignKey.referencedTable, table)) {
      pointToItself(row, foreignKey);
    } else return null;
  }
  return row;
}

/** The first row of a table that points to itself can only point to itself. */
function pointToItself(row: Map<string, Cell>, { columns, referencedColumns }: ForeignKey): void {
  for (const [at, name] of columns.entries()) {
    const cell = row.get(referencedColumns[at] ?? '');
    if (cell !== undefined) row.set(name, cell);
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
  const concerned = table.columns.filter(
    ({ name, generated }) =>
      generated === null &&
      !referencing.has(name) &&
      texts.some((text) => new RegExp(`(?<!\\w)${escape(name)}(?!\\w)`).test(text)),
  );
  const lists = concerned.map((column) => {
    const own = texts.filter((text) => text.includes(column.name));
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

function escape(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
