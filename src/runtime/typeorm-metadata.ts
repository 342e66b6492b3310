import type { Dialect } from '../dialect/dialect.ts';
import { quotePath } from '../dialect/quote-path.ts';
import { rowsOf, type Queryable } from '../dialect/queryable.ts';
import type { Operation } from '../operation/operation.ts';
import { column } from '../schema/column-spec.ts';
import type { TableName } from '../schema/table-name.ts';
import { renameInText } from '../schema/rename-in-text.ts';
import {
  metadataChanges,
  type MetadataChange,
  type MetadataSubject,
  type MetadataType,
} from './metadata-change.ts';
import { metadataKey, metadataTypes, type MetadataKey, type MetadataRow } from './metadata-row.ts';
import { metadataStatements } from './metadata-statements.ts';
import { spellExpression } from './spell-expression.ts';
import { createUnlessThere } from './ensure-table.ts';

/** What carries out a statement that changes something. */
type RunStatement = (statement: string, parameters?: readonly unknown[]) => Promise<unknown>;

/**
 * Keeps the table in which TypeORM records the declared text of views and generated columns, since
 * catalogs spell it in their own way. Without its rows, TypeORM's schema log wants to drop what
 * Limbeck made. The result follows an operation that has been carried out; the table is created
 * when it gets its first row. Without a connection (null) it is taken to be there, or else is created.
 */
export function keepTypeormMetadata(
  table: TableName,
  {
    dialect,
    db,
    run,
  }: {
    readonly dialect: Dialect;
    readonly db: Queryable | null;
    readonly run: RunStatement;
  },
): (operation: Operation) => Promise<void> {
  const path = quotePath(table, dialect.quoting);
  let isThere: boolean | null = null;
  return async (operation) => {
    const changes = metadataChanges(operation, (text) => spellExpression(text, dialect));
    if (changes.length === 0) return;
    isThere ??= db === null ? false : await dialect.hasTable(db, table);
    if (!isThere && db !== null && !changes.some(({ kind }) => kind === 'put')) return;
    if (!isThere) {
      for (const statement of await createUnlessThere(table, elements, dialect)) {
        await run(statement);
      }
    }
    isThere = true;
    for (const change of await withTexts(changes, db, path, dialect)) {
      for (const { text, parameters } of metadataStatements(change, path, dialect)) {
        await run(text, parameters);
      }
    }
  };
}

type WrittenChange = Exclude<MetadataChange, { kind: 'respell' }>;

/**
 * A change of texts is one of each row whose text it changes. Offline the texts are not known: they
 * stay, and TypeORM finds them changed.
 */
async function withTexts(
  changes: readonly MetadataChange[],
  db: Queryable | null,
  path: string,
  dialect: Dialect,
): Promise<readonly WrittenChange[]> {
  const written: WrittenChange[] = [];
  for (const change of changes) {
    if (change.kind !== 'respell') written.push(change);
    else if (db !== null) written.push(...(await respell(change, db, path, dialect)));
  }
  return written;
}

async function respell(
  { subject, from, to }: Extract<MetadataChange, { kind: 'respell' }>,
  db: Queryable,
  path: string,
  dialect: Dialect,
): Promise<readonly WrittenChange[]> {
  const key = Object.entries(metadataKey(subject, dialect));
  const rows = await rowsOf<MetadataRow>(db, `SELECT * FROM ${path}`);
  return rows
    .filter((row) => metadataTypes.column.includes(row.type))
    .filter((row) => key.every(([name, value]) => row[name as keyof MetadataRow] === value))
    .flatMap(({ type, name, value }): readonly WrittenChange[] => {
      const text = renameInText(value ?? '', { from, to }, dialect.quoting.identifier);
      // The row itself may be of the column that has another name, and has it only afterwards.
      const column = name === from ? to : name;
      return text === value
        ? []
        : [{ kind: 'put', subject: { ...subject, name: column }, type, value: text }];
    });
}

/** Where the table is kept. */
export interface MetadataAccess {
  readonly dialect: Dialect;
  readonly db: Queryable;
}

/** The text that TypeORM's table has on record for a view or a generated column; null where it has none. */
export async function readTypeormMetadata(
  table: TableName,
  { dialect, db }: MetadataAccess,
): Promise<(subject: MetadataSubject) => string | null> {
  const rows = (await dialect.hasTable(db, table))
    ? await rowsOf<MetadataRow>(db, `SELECT * FROM ${quotePath(table, dialect.quoting)}`)
    : [];
  const keyOf = (type: MetadataType, { schema, table: on, name }: MetadataKey): string =>
    JSON.stringify([type, schema ?? null, on ?? null, name ?? null]);
  // The first of several rows counts.
  const values = new Map(rows.toReversed().map((row) => [keyOf(row.type, row), row.value]));
  return (subject) => {
    const key = metadataKey(subject, dialect);
    const found = metadataTypes[subject.kind].find((type) => values.has(keyOf(type, key)));
    return found === undefined ? null : (values.get(keyOf(found, key)) ?? null);
  };
}

const optional = { nullable: true };

/** As TypeORM creates it, down to the order of the columns. */
const elements = [
  column('type', 'varchar'),
  column('database', 'varchar', optional),
  column('schema', 'varchar', optional),
  column('table', 'varchar', optional),
  column('name', 'varchar', optional),
  column('value', 'text', optional),
];
