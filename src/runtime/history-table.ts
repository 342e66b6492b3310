import type { Dialect } from '../dialect/dialect.ts';
import { quotePath } from '../dialect/quote-path.ts';
import { rowsOf, type Queryable } from '../dialect/queryable.ts';
import { REVISION_ID_LENGTH } from '../revision/revision-id.ts';
import { column } from '../schema/column-spec.ts';
import { primaryKey } from '../schema/table-element.ts';
import type { TableName } from '../schema/table-name.ts';
import { ensureTable } from './ensure-table.ts';

/** A step as the history table holds it. */
export interface HistoryRecord {
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade' | 'stamp';
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** Who ran it: `ada@laptop`. */
  readonly actor: string;
  /** The version of Limbeck. */
  readonly tool: string;
  /** The name of the migration file that ran or, of a stamp, that was taken to have run. */
  readonly file: string;
  /** See `checksumOf`. */
  readonly checksum: string;
}

/** The file that a revision was last applied from, or stamped with. */
export type AppliedFile = Pick<HistoryRecord, 'revision' | 'file' | 'checksum'>;

/** The table that says what has been done to a database, and never forgets. */
export interface HistoryTable {
  /** Creates the table when it is missing. */
  ensure(): Promise<void>;
  /** Adds a step to the table, which must be there. */
  write(record: HistoryRecord): Promise<void>;
  /** The files that revisions were last applied from or stamped with, by revision. Writes nothing. */
  appliedFiles(): Promise<ReadonlyMap<string, AppliedFile>>;
}

/** What the history table consists of. Times are UTC on every database, in a column without a time zone. */
export const historyElements = [
  column('id', 'integer'),
  column('revision', `varchar(${REVISION_ID_LENGTH})`),
  column('direction', 'varchar(9)'),
  column('started_at', 'timestamp'),
  column('finished_at', 'timestamp'),
  column('actor', 'varchar(255)'),
  column('tool', 'varchar(50)'),
  column('file', 'varchar(255)'),
  column('checksum', 'varchar(64)'),
  primaryKey(['id']),
];

export function historyTable(name: TableName, dialect: Dialect, db: Queryable): HistoryTable {
  const { identifier, literal } = dialect.quoting;

  const ensure = (): Promise<void> => ensureTable(name, historyElements, { dialect, db });

  return {
    ensure,
    async write({ startedAt, finishedAt, ...record }) {
      const times = { startedAt: literal(startedAt), finishedAt: literal(finishedAt) };
      await db.query(historyInsert(name, { ...record, times }, dialect));
    },
    async appliedFiles() {
      if (!(await dialect.hasTable(db, name))) return new Map();
      const wanted = ['revision', 'file', 'checksum'].map((each) => identifier(each)).join(', ');
      const rows = await rowsOf<AppliedFile>(
        db,
        `SELECT ${wanted} FROM ${quotePath(name, dialect.quoting)} WHERE ${identifier('direction')} <> 'downgrade' ORDER BY ${identifier('id')}`,
      );
      return new Map(rows.map((row) => [row.revision, row]));
    },
  };
}

/** The times of a record as SQL expressions, which a script leaves to the server. */
interface ExpressedTimes {
  readonly times: Readonly<Record<'startedAt' | 'finishedAt', string>>;
}

/** The statement that adds a step. Whoever runs it holds the lock, so that nobody else takes the same number. */
export function historyInsert(
  name: TableName,
  { times, ...record }: Omit<HistoryRecord, keyof ExpressedTimes['times']> & ExpressedTimes,
  { quoting }: Pick<Dialect, 'quoting'>,
): string {
  const { identifier, literal } = quoting;
  const path = quotePath(name, quoting);
  const id = identifier('id');
  const values = {
    id: `coalesce(max(${id}), 0) + 1`,
    revision: literal(record.revision),
    direction: literal(record.direction),
    started_at: times.startedAt,
    finished_at: times.finishedAt,
    actor: literal(record.actor.slice(0, 255)),
    tool: literal(record.tool.slice(0, 50)),
    file: literal(record.file),
    checksum: literal(record.checksum),
  };
  const names = Object.keys(values).map((each) => identifier(each));
  return `INSERT INTO ${path} (${names.join(', ')}) SELECT ${Object.values(values).join(', ')} FROM ${path}`;
}
