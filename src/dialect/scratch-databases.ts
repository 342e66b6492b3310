import type { Queryable } from './queryable.ts';

/** How an empty database is made beside the one of a connection, to be thrown away again. */
export interface ScratchDatabases {
  /** What the URL of such a database begins with: `postgres:`. */
  readonly schemes: readonly string[];
  /** The statement that gives a user the right to make one. */
  readonly grant: string;
  /** A database that is there on every server. */
  readonly everywhere: string;
  /** Creates it with the settings of the one that `db` is connected to. It must not be there yet. */
  create(db: Queryable, name: string): Promise<void>;
  /** Drops it, and ends what is connected to it; nothing where it is gone. `db` is connected to another one. */
  drop(db: Queryable, name: string): Promise<void>;
  /** Takes all out of the database of the connection that a user can create. */
  clear(db: Queryable): Promise<void>;
  /** Ends what else is connected to the database of the connection. */
  endOthers(db: Queryable): Promise<void>;
  /** The one among `names` of databases that a statement reaches into; null where it stays in its own. */
  reachesInto(statement: string, names: readonly string[]): string | null;
}
