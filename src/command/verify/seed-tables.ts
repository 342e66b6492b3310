import type { Dialect } from '../../dialect/dialect.ts';
import { quotePath } from '../../dialect/quote-path.ts';
import { rowsOf, type Queryable } from '../../dialect/queryable.ts';
import type { UnseededTable } from '../../review/verification.ts';
import type { ForeignKey } from '../../schema/constraint.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Table } from '../../schema/table.ts';
import { formatTableName, sameTableName } from '../../schema/table-name.ts';
import { seedRows, type Reference, type SeedPlan, type SeedRow } from './seed-row.ts';
import type { SeedWishes } from './seed-wishes.ts';

/** How many rows a table gets. */
const rowCount = 3;

/** What became of the tables that were to be filled. */
export interface Seeding {
  /** Those that got rows, in that order. */
  readonly seeded: readonly Table[];
  readonly unseeded: readonly UnseededTable[];
}

const allowedEmpty = 'the file allows `add-not-null`, which takes an empty table';

interface Seeder {
  readonly dialect: Dialect;
  readonly db: Queryable;
  readonly wishes: SeedWishes;
  /** Which of the tables are to be filled; the others may be pointed to. */
  isMeant(table: Table): boolean;
}

/**
 * Puts rows into tables that hold none, those that foreign keys point to first. What a migration has
 * filled stays as it is.
 */
export async function seedTables(tables: readonly Table[], seeder: Seeder): Promise<Seeding> {
  const seeded: Table[] = [];
  const unseeded: UnseededTable[] = [];
  const wishes = { ...seeder.wishes, probes: await usableProbes(seeder) };
  for (const table of inOrder(tables, wishes)) {
    if (!seeder.isMeant(table) || (await holdsRows(table, seeder))) continue;
    if (wishes.emptyTables.has(qualifiedKey(table))) {
      unseeded.push({ table: formatTableName(table), reason: allowedEmpty });
      continue;
    }
    const reason = await seedTable(table, tables, { ...seeder, wishes });
    if (reason === null) seeded.push(table);
    else unseeded.push({ table: formatTableName(table), reason });
  }
  return { seeded, unseeded };
}

/** Takes out again what was put into tables. */
export async function unseedTables(
  tables: readonly Table[],
  { dialect, db }: Pick<Seeder, 'dialect' | 'db'>,
): Promise<void> {
  const { quoting } = dialect;
  for (const table of tables.toReversed()) {
    const path = quotePath(table, quoting);
    for (const foreignKey of foreignKeysOf(table)) {
      const name = foreignKey.columns.find((each) =>
        table.columns.some((column) => column.name === each && column.nullable),
      );
      if (name === undefined || !sameTableName(foreignKey.referencedTable, table)) continue;
      await db.query(`UPDATE ${path} SET ${quoting.identifier(name)} = NULL`);
    }
    await db.query(`DELETE FROM ${path}`);
  }
}

function foreignKeysOf(table: Table, wishes?: SeedWishes): readonly ForeignKey[] {
  return [...table.foreignKeys, ...(wishes?.foreignKeys.get(qualifiedKey(table)) ?? [])];
}

/** Tables after those that they point to; those of a circle in the order in which they come. */
function inOrder(tables: readonly Table[], wishes: SeedWishes): readonly Table[] {
  const ordered = new Set<Table>();
  const waits = (table: Table, required: boolean): boolean =>
    foreignKeysOf(table, wishes).some(({ referencedTable, columns }) => {
      const isRequired = columns.some((name) =>
        table.columns.some((column) => column.name === name && !column.nullable),
      );
      return (
        (isRequired || !required) &&
        !sameTableName(referencedTable, table) &&
        tables.some((other) => sameTableName(other, referencedTable) && !ordered.has(other))
      );
    });
  while (ordered.size < tables.length) {
    const rest = tables.filter((table) => !ordered.has(table));
    const next =
      rest.find((table) => !waits(table, false)) ??
      rest.find((table) => !waits(table, true)) ??
      rest[0];
    if (next === undefined) break;
    ordered.add(next);
  }
  return [...ordered];
}

async function holdsRows(table: Table, { dialect, db }: Seeder): Promise<boolean> {
  const path = quotePath(table, dialect.quoting);
  const rows = await rowsOf(db, `SELECT 1 FROM ${path} LIMIT 1`);
  return rows.length > 0;
}

/** Null where at least one row was taken; otherwise why not. */
async function seedTable(
  table: Table,
  tables: readonly Table[],
  seeder: Seeder,
): Promise<string | null> {
  let count = 0;
  let reason = 'no value is known for one of its columns, or a foreign key has no row to point to';
  for (let number = 1; number <= rowCount; number += 1) {
    const plan: SeedPlan = {
      table,
      references: await referencesOf(table, tables, seeder),
      wishes: seeder.wishes,
      dialect: seeder.dialect,
    };
    const failure = await insertOne(plan, number, seeder);
    if (failure === null) count += 1;
    else reason = failure.reason ?? reason;
    // What takes no first row takes no other.
    if (count === 0) return reason;
  }
  return null;
}

/** Tries one row after the other until one is taken. The reason is that of the first. */
async function insertOne(
  plan: SeedPlan,
  number: number,
  seeder: Seeder,
): Promise<{ readonly reason: string | null } | null> {
  let reason: string | null = null;
  for (const row of seedRows(plan, number)) {
    try {
      await insert(row, plan, seeder);
      return null;
    } catch (error) {
      reason ??= reasonOf(error);
    }
  }
  return { reason };
}

/** TypeORM puts the name of the driver's class before what the server says. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^\w*[Ee]rror: /, '');
}

async function insert(
  row: SeedRow,
  { table }: SeedPlan,
  { dialect, db, wishes }: Seeder,
): Promise<void> {
  const { quoting } = dialect;
  const parameters: unknown[] = [];
  const cells = [...row.values()].map((cell) =>
    'sql' in cell ? cell.sql : quoting.parameter(parameters.push(cell.value)),
  );
  const names = [...row.keys()].map((name) => quoting.identifier(name));
  const path = quotePath(table, quoting);
  const statement = `INSERT INTO ${path} (${names.join(', ')}) VALUES (${cells.join(', ')})`;
  const probes = wishes.probes.get(qualifiedKey(table)) ?? [];
  if (probes.length === 0) {
    await db.query(statement, parameters);
    return;
  }
  await db.query('BEGIN');
  try {
    await db.query(statement, parameters);
    for (const probe of probes) {
      if ((await rowsOf(db, probe)).length > 0) throw new Error('it does not meet what is to come');
    }
    await db.query('COMMIT');
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
}

/** The rows that the foreign keys of a table can point to by now. */
async function referencesOf(
  table: Table,
  tables: readonly Table[],
  { dialect, db, wishes }: Seeder,
): Promise<readonly Reference[]> {
  const references: Reference[] = [];
  for (const foreignKey of foreignKeysOf(table, wishes)) {
    const { referencedTable, referencedColumns } = foreignKey;
    const isThere = tables.some((other) => sameTableName(other, referencedTable));
    const names = referencedColumns.map((name) => dialect.quoting.identifier(name));
    const list = names.map((name, at) => `${name} AS c${at}`).join(', ');
    const path = quotePath(referencedTable, dialect.quoting);
    const rows = isThere
      ? await rowsOf<Readonly<Record<string, unknown>>>(
          db,
          `SELECT ${list} FROM ${path} ORDER BY ${names.join(', ')} LIMIT ${rowCount}`,
        )
      : [];
    references.push({ foreignKey, rows: rows.map((row) => names.map((_, at) => row[`c${at}`])) });
  }
  return references;
}

/** Queries about columns that are still to come have no answer yet. */
async function usableProbes({ wishes, db }: Seeder): Promise<SeedWishes['probes']> {
  const usable = new Map<string, string[]>();
  for (const [table, probes] of wishes.probes) {
    for (const probe of probes) {
      try {
        await db.query(probe);
        usable.set(table, [...(usable.get(table) ?? []), probe]);
      } catch {
        // It names a column or a function of a later time.
      }
    }
  }
  return usable;
}
