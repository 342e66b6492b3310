import { createHash } from 'node:crypto';
import type { Dialect } from '../dialect/dialect.ts';
import { quotePath } from '../dialect/quote-path.ts';
import { rowsOf, type Queryable } from '../dialect/queryable.ts';
import { REVISION_ID_LENGTH } from '../revision/revision-id.ts';
import { column } from '../schema/column-spec.ts';
import { primaryKey } from '../schema/table-element.ts';
import type { TableName } from '../schema/table-name.ts';
import { ensureTable } from './ensure-table.ts';
import { guardedJournal } from './guarded-journal.ts';
import { noJournal, type Journal, type JournalStep, type OperationWork } from './journal.ts';
import { finishedOperationEdited, migrationUnfinished } from './runtime-error.ts';
import { isSchemaChange } from './statement-log.ts';

/** The migration that a journal is kept of. */
export interface JournalSubject {
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade';
}

/**
 * The table that remembers how far a migration has come, where DDL commits on its own or
 * `op.autocommit` has committed:
 *
 * 1. Each operation has a row, with the statements it takes: the catalog that they were made for is
 *    another one once the first of them has run.
 * 2. A statement that changes the schema commits what went before it, so its own progress is
 *    committed at once; that of any other statement goes with the statement, kept or rolled back.
 * 3. A crash between such a statement and its progress is the one gap: the next run repeats it, and
 *    the database says that it has been done.
 * 4. Where DDL is rolled back, nothing is written down before `op.autocommit`; then all that it
 *    commits is, in the same transaction, and what runs outside of one as above.
 * 5. The rows are gone once the migration is recorded in the version table.
 */
export interface JournalTable {
  /** Creates the table when it is missing. */
  ensure(): Promise<void>;
  /**
   * Reads what an earlier run has left, creating the table where DDL commits on its own.
   * @throws {LimbeckError} `MIGRATION_UNFINISHED` when that was another migration.
   */
  open(subject: JournalSubject): Promise<Journal>;
  /**
   * Makes sure that no migration has stopped half-way. Writes nothing.
   * @throws {LimbeckError} `MIGRATION_UNFINISHED`
   */
  settled(): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

/** An operation of a migration that has been begun. */
interface Entry {
  readonly position: number;
  /** What tells one operation from another. */
  readonly digest: string;
  /** As JSON. */
  readonly statements: string;
  /** How many of the statements have run. */
  readonly finished: number;
  /** 1 once everything of the operation is done. */
  readonly done: number;
}

/** What the journal consists of. */
export const journalElements = [
  column('position', 'integer'),
  column('revision', `varchar(${REVISION_ID_LENGTH})`),
  column('direction', 'varchar(9)'),
  column('digest', 'varchar(64)'),
  column('statements', { mysql: 'longtext', default: 'text' }),
  column('finished', 'integer'),
  column('done', 'integer'),
  primaryKey(['position']),
];

export function journalTable(name: TableName, dialect: Dialect, db: Queryable): JournalTable {
  const { identifier, literal } = dialect.quoting;
  const path = quotePath(name, dialect.quoting);

  const ensure = (): Promise<void> => ensureTable(name, journalElements, { dialect, db });

  const isThere = (): Promise<boolean> => dialect.hasTable(db, name);

  const begin = async (subject: JournalSubject, entry: Entry): Promise<void> => {
    const values = { ...subject, ...entry };
    const names = Object.keys(values).map((each) => identifier(each));
    const literals = Object.values(values).map((value) => literal(value));
    await db.query(`DELETE FROM ${path} WHERE ${identifier('position')} = ${entry.position}`);
    await db.query(`INSERT INTO ${path} (${names.join(', ')}) VALUES (${literals.join(', ')})`);
  };

  const read = (): Promise<readonly (Entry & JournalSubject)[]> =>
    rowsOf(db, `SELECT * FROM ${path}`);

  const advance = async (position: number, column: 'finished' | 'done', value: number) =>
    db.query(
      `UPDATE ${path} SET ${identifier(column)} = ${value} WHERE ${identifier('position')} = ${position}`,
    );

  const finish = async (entry: Entry, work: OperationWork): Promise<void> => {
    // They were written by `begin`.
    const statements = JSON.parse(entry.statements) as readonly string[];
    for (const [position, statement] of statements.entries()) {
      if (position < entry.finished) continue;
      await work.run(statement);
      await advance(entry.position, 'finished', position + 1);
      if (!dialect.transactionalDdl && isSchemaChange(statement)) await db.query('COMMIT');
    }
    await work.conclude();
    await advance(entry.position, 'done', 1);
  };

  return {
    ensure,
    async open(subject) {
      if (!dialect.transactionalDdl) await ensure();
      const rows = (await isThere()) ? (await read()).filter(hasBegun) : [];
      const other = rows.find(
        ({ revision, direction }) =>
          revision !== subject.revision || direction !== subject.direction,
      );
      if (other !== undefined) throw migrationUnfinished(other);
      const entries = new Map(rows.map((row) => [row.position, row]));
      let next = 0;
      /** Where DDL is rolled back: what the open transaction holds, to be written down if it is kept. */
      let open: { readonly position: number; readonly step: JournalStep }[] | null =
        dialect.transactionalDdl ? [] : null;
      const carryOut: Journal['carryOut'] = async (step, work) => {
        const position = next;
        next += 1;
        const entry = entries.get(position);
        if (entry === undefined && open !== null) {
          await noJournal.carryOut(step, work);
          open.push({ position, step });
          return;
        }
        const digest = digestOf(step);
        if (entry !== undefined) {
          if (entry.digest !== digest) throw finishedOperationEdited(subject, position + 1);
          if (entry.done === 0) await finish(entry, work);
          return;
        }
        const statements = JSON.stringify(await work.statements());
        const fresh = { position, digest, statements, finished: 0, done: 0 };
        await begin(subject, fresh);
        await finish(fresh, work);
      };
      const autocommit: Journal['autocommit'] = async (work, outside) => {
        const steps = open;
        if (steps !== null) await ensure();
        for (const { position, step } of steps ?? []) {
          await begin(subject, { position, digest: digestOf(step), ...finished });
        }
        open = null;
        try {
          await outside(work);
        } finally {
          if (steps !== null) open = [];
        }
      };
      return guardedJournal({ carryOut, autocommit }, dialect);
    },
    async settled() {
      if (!(await isThere())) return;
      const begun = (await read()).find(hasBegun);
      if (begun !== undefined) throw migrationUnfinished(begun);
    },
    async clear() {
      if (await isThere()) await db.query(`DELETE FROM ${path}`);
    },
  };
}

/** An entry of what needs nothing more. */
const finished = { statements: '[]', finished: 0, done: 1 } as const;

function hasBegun({ finished, done }: Entry): boolean {
  return finished > 0 || done > 0;
}

function digestOf(step: JournalStep): string {
  const text = JSON.stringify(step, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
