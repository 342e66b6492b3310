import type { Dialect } from '../../dialect/dialect.ts';
import { quotePath } from '../../dialect/quote-path.ts';
import type { Operation } from '../../operation/operation.ts';
import { singleOperations } from '../../operation/single-operations.ts';
import { allowanceFor } from '../../review/allowances.ts';
import { findHazards } from '../../review/find-hazards.ts';
import type { RuleServer } from '../../review/rule.ts';
import { trackThings, type Things } from '../../review/track-things.ts';
import type { Allowance } from '../../revision/allowance.ts';
import type { ColumnChange } from '../../schema/column.ts';
import { enumTypeName, enumTypeOfColumn } from '../../schema/enum-type.ts';
import type { Constraint, ForeignKey } from '../../schema/constraint.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Table } from '../../schema/table.ts';
import { formatTableName, type TableName } from '../../schema/table-name.ts';

/**
 * What rows have to meet beside what the tables ask of them: the keys and checks that the revision is
 * about to add, which no migration can make good, and what it allows itself to lose.
 */
export interface SeedWishes {
  /** Foreign keys to come, in the names of before, by the key of their table. */
  readonly foreignKeys: ReadonlyMap<string, readonly ForeignKey[]>;
  /** Queries that give a row where something to come is not met, by the key of the table. */
  readonly probes: ReadonlyMap<string, readonly string[]>;
  /** Tables that the file says are empty. */
  readonly emptyTables: ReadonlySet<string>;
  /** What columns are to be, where what does not fit may be lost. */
  fitOf(table: TableName, column: Table['columns'][number]): ColumnChange;
}

/** Nothing beside what the tables ask. */
export const noWishes: SeedWishes = {
  foreignKeys: new Map(),
  probes: new Map(),
  emptyTables: new Set(),
  fitOf: () => ({}),
};

/** What the operations of a revision, and what its file allows, ask of the rows. */
export function seedWishes(
  operations: readonly Operation[],
  allowed: readonly Allowance[],
  dialect: RuleServer & Pick<Dialect, 'quoting'>,
): SeedWishes {
  const things = trackThings(dialect);
  const foreignKeys = new Map<string, ForeignKey[]>();
  const probes = new Map<string, string[]>();
  const fits = new Map<string, ColumnChange>();
  for (const operation of singleOperations(operations)) {
    const wish = wishOf(operation, things, dialect);
    if (wish !== null) {
      const key = qualifiedKey(wish.table);
      if (wish.kind === 'foreignKey') push(foreignKeys, key, wish.foreignKey);
      else push(probes, key, wish.query);
    }
    noteFit(operation, { things, allowed, fits });
    things.follow(operation);
  }
  return {
    foreignKeys,
    probes,
    emptyTables: emptyTables(operations, allowed, dialect),
    fitOf(table, column) {
      const enumType = enumTypeOfColumn(column);
      return {
        ...fits.get(subjectOf(table, column.name)),
        ...(enumType === null ? {} : fits.get(`\0${enumType}`)),
      };
    },
  };
}

function emptyTables(
  operations: readonly Operation[],
  allowed: readonly Allowance[],
  server: RuleServer,
): ReadonlySet<string> {
  const hazards = findHazards(operations, { server });
  return new Set(
    hazards.flatMap(({ concerns, ...hazard }) => {
      const isMeant = hazard.id === 'add-not-null' && concerns?.kind === 'rows';
      return isMeant && allowanceFor(hazard, allowed) ? [qualifiedKey(concerns.table)] : [];
    }),
  );
}

type Wish =
  | { readonly kind: 'foreignKey'; readonly table: TableName; readonly foreignKey: ForeignKey }
  | { readonly kind: 'probe'; readonly table: TableName; readonly query: string };

function wishOf(
  operation: Operation,
  things: Things,
  { quoting }: Pick<Dialect, 'quoting'>,
): Wish | null {
  const asked = askedBy(operation);
  const table = asked === null ? null : things.tableBefore(asked.table);
  if (asked === null || table === null) return null;
  const { constraint } = asked;
  const path = quotePath(table, quoting);
  if (constraint.kind === 'check') {
    const query = `SELECT 1 FROM ${path} WHERE NOT (${constraint.expression})`;
    return { kind: 'probe', table, query };
  }
  if (constraint.kind === 'exclusion') return null;
  const columns = namesBefore(things, asked.table, constraint.columns);
  if (columns === null) return null;
  if (constraint.kind === 'foreignKey') {
    return { kind: 'foreignKey', table, foreignKey: { ...constraint, columns } };
  }
  const names = columns.map((name) => quoting.identifier(name));
  const present = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  const query = `SELECT 1 FROM ${path} WHERE ${present} GROUP BY ${names.join(', ')} HAVING COUNT(*) > 1`;
  return { kind: 'probe', table, query };
}

/** The constraint that an operation puts on rows that are there. */
function askedBy(
  operation: Operation,
): { readonly table: TableName; readonly constraint: Constraint } | null {
  if (operation.kind === 'createConstraint') return operation;
  if (operation.kind !== 'createIndex' || !operation.index.unique) return null;
  const { table, index } = operation;
  const columns = index.keys.map(({ value }) => value);
  if (index.where !== null || index.keys.some(({ kind }) => kind === 'expression')) return null;
  const { name, nullsNotDistinct } = index;
  return {
    table,
    constraint: { kind: 'unique', name, columns, deferrable: null, nullsNotDistinct },
  };
}

function namesBefore(
  things: Things,
  table: TableName,
  columns: readonly string[],
): readonly string[] | null {
  const names = columns.flatMap((column) => things.columnBefore(table, column) ?? []);
  return names.length < columns.length ? null : names;
}

interface Fitting {
  readonly things: Things;
  readonly allowed: readonly Allowance[];
  readonly fits: Map<string, ColumnChange>;
}

function noteFit(operation: Operation, { things, allowed, fits }: Fitting): void {
  const isAllowed = (subject: string): boolean =>
    allowed.some((allowance) => allowance.subject === null || allowance.subject === subject);
  if (operation.kind === 'alterColumn') {
    const { table, column, change } = operation;
    const before = things.tableBefore(table);
    const name = things.columnBefore(table, column);
    if (before === null || name === null || !isAllowed(subjectOf(table, column))) return;
    fits.set(subjectOf(before, name), change);
  }
  if (operation.kind === 'alterEnum' && isAllowed(operation.to.name)) {
    const { from, to } = operation;
    const enumValues = from.values.filter((value) => to.values.includes(value));
    fits.set(`\0${enumTypeName(from)}`, { enumValues });
  }
}

function subjectOf(table: TableName, column: string): string {
  return `${formatTableName(table)}.${column}`;
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
