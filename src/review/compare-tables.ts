import { constraintsOf } from '../schema/constraints-of.ts';
import type { Column } from '../schema/column.ts';
import type { Constraint, ForeignKey } from '../schema/constraint.ts';
import type { Table } from '../schema/table.ts';
import type { Index } from '../schema/table-index.ts';
import { formatTableName, sameTableName, type TableName } from '../schema/table-name.ts';
import type {
  Difference,
  ReportColumn,
  ReportForeignKey,
  ReportIndex,
  ReportKey,
  ReportTable,
  TableDifference,
} from './table-difference.ts';
import type { Things } from './track-things.ts';

/** The tables before and after some operations, and what things were called before them. */
export interface TablesAround {
  readonly before: readonly Table[];
  readonly after: readonly Table[];
  readonly things: Pick<Things, 'tableBefore' | 'columnBefore'>;
}

/**
 * The tables that operations have changed, part by part, then those that these refer to, as they
 * are. A thing under another name is one thing that has changed.
 */
export function compareTables({ before, after, things }: TablesAround): readonly TableDifference[] {
  const formerOf = (table: Table): Table | null => {
    const name = things.tableBefore(table);
    return before.find((each) => name !== null && sameTableName(each, name)) ?? null;
  };
  const pairs = after.map((table) => [formerOf(table), table] as const);
  const kept = new Set(pairs.map(([former]) => former));
  const gone = before.filter((table) => !kept.has(table)).map((table) => [table, null] as const);
  const all = [...pairs, ...gone].map(([from, to]) => compareTable(from, to, things));
  const changed = all.filter(({ mark }) => mark !== 'unchanged');
  const referred = new Set(changed.flatMap(referredTables));
  const around = all.filter(
    ({ mark, after }) => mark === 'unchanged' && after !== null && referred.has(after.name),
  );
  return [...changed, ...around];
}

function referredTables({ foreignKeys }: TableDifference): readonly string[] {
  return foreignKeys.flatMap(({ before, after }) =>
    [before, after].flatMap((key) => (key === null ? [] : [key.referencedTable])),
  );
}

function compareTable(
  from: Table | null,
  to: Table | null,
  things: TablesAround['things'],
): TableDifference {
  const columnWas = (name: string): string | null =>
    to === null ? name : things.columnBefore(to, name);
  const parts = {
    columns: pairParts(from?.columns, to?.columns, {
      show: showColumn,
      was: ({ name }) => columnWas(name),
      key: ({ name }) => name,
    }),
    keys: pairParts(keysOf(from), keysOf(to), {
      show: (key) => key,
      was: (key) => keyOf(key, columnWas),
      key: (key) => keyOf(key, (name) => name),
      isMatch: sameButName,
    }),
    indexes: pairParts(from?.indexes, to?.indexes, {
      show: showIndex,
      was: ({ name }) => name,
      key: ({ name }) => name,
      isMatch: sameButName,
    }),
    foreignKeys: pairParts(from?.foreignKeys, to?.foreignKeys, {
      show: showForeignKey,
      was: (key) => keyOf(key, columnWas),
      key: (key) => keyOf(key, (name) => name),
      isMatch: sameButName,
    }),
  };
  const table = differenceOf(from && showTable(from), to && showTable(to));
  const isTouched = Object.values(parts).some((list) =>
    list.some(({ mark }) => mark !== 'unchanged'),
  );
  return {
    ...table,
    mark: table.mark === 'unchanged' && isTouched ? 'changed' : table.mark,
    ...parts,
  };
}

/** How the parts of one kind are told apart, and shown. */
interface PartRules<Part, Shown> {
  show(part: Part): Shown;
  /** What tells the part from others before. */
  key(part: Part): string;
  /** The key that a part afterwards had before; null for one that is new. */
  was(part: Part): string | null;
  /** Whether two whose keys differ are one under another name; default they never are. */
  isMatch?(before: Shown, after: Shown): boolean;
}

/** In the order of the table afterwards; what is gone comes last. */
function pairParts<Part, Shown>(
  before: readonly Part[] = [],
  after: readonly Part[] = [],
  { show, key, was, isMatch = () => false }: PartRules<Part, Shown>,
): readonly Difference<Shown>[] {
  const left = new Map(before.map((part) => [key(part), show(part)]));
  const take = (name: string | undefined): Shown | null => {
    const found = name === undefined ? undefined : left.get(name);
    if (name !== undefined) left.delete(name);
    return found ?? null;
  };
  // What has kept its name goes ahead: it is no match for another.
  const named = after.map((part) => ({ part, former: take(was(part) ?? undefined) }));
  const kept = named.map(({ part, former }) => {
    const shown = show(part);
    const match = [...left].find(([, other]) => isMatch(other, shown));
    return differenceOf(former ?? take(match?.[0]), shown);
  });
  return [...kept, ...[...left.values()].map((part) => differenceOf(part, null))];
}

/** Whether constraints or indexes differ in nothing but their names. */
function sameButName<Shown extends { readonly name: string | null }>(
  one: Shown,
  other: Shown,
): boolean {
  return JSON.stringify({ ...one, name: null }) === JSON.stringify({ ...other, name: null });
}

function differenceOf<Part>(before: Part | null, after: Part | null): Difference<Part> {
  if (before === null) return { mark: 'added', before, after };
  if (after === null) return { mark: 'dropped', before, after };
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  return { mark: isSame ? 'unchanged' : 'changed', before, after };
}

/** What tells constraints of a table apart: the name, or what is in them. */
function keyOf(
  { kind, name, columns, ...rest }: ReportKey | ForeignKey,
  columnWas: (name: string) => string | null,
): string {
  if (kind === 'primaryKey') return kind;
  if (name !== null) return `${kind} ${name}`;
  return JSON.stringify([kind, columns.map(columnWas), 'expression' in rest && rest.expression]);
}

function keysOf(table: Table | null): readonly ReportKey[] {
  if (table === null) return [];
  return constraintsOf(table).flatMap((constraint) => showKey(constraint) ?? []);
}

function showKey(constraint: Constraint): ReportKey | null {
  const { kind, name } = constraint;
  switch (kind) {
    case 'foreignKey':
      return null;
    case 'primaryKey':
    case 'unique':
      return { kind, name, columns: constraint.columns, expression: null };
    case 'check':
    case 'exclusion':
      return { kind, name, columns: [], expression: constraint.expression };
  }
}

function showTable(table: Table): ReportTable {
  return { name: formatTableName(table), comment: table.comment };
}

function showColumn(column: Column): ReportColumn {
  const { name, type, nullable, default: value, generated, identity, comment } = column;
  return {
    name,
    type,
    nullable,
    default: value,
    generated: generated?.expression ?? null,
    isIdentity: identity !== null,
    comment,
  };
}

function showIndex({ name, keys, unique, where }: Index): ReportIndex {
  return { name, keys: keys.map(({ value }) => value), unique, where };
}

function showForeignKey({ name, columns, referencedTable, ...key }: ForeignKey): ReportForeignKey {
  const { referencedColumns, onDelete, onUpdate } = key;
  const referred: TableName = referencedTable;
  return {
    name,
    columns,
    referencedTable: formatTableName(referred),
    referencedColumns,
    onDelete,
    onUpdate,
  };
}
