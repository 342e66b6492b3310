import type { Case } from '../acceptance/case.ts';
import type { TestDatabase } from '../support/server.ts';

/** A database with its options, and a folder for migration files. */
export interface Place {
  readonly database: TestDatabase;
  readonly directory: string;
}

/** What keeps a database in step with its entities, driven as its users drive it. */
export interface Tool {
  readonly name: 'Limbeck' | 'TypeORM';
  /** Starts a history for a database that is there already. */
  adopt(place: Place, entities: Case['from']): Promise<void>;
  /** What it would change so that the database matches the entities, a line each. */
  differences(place: Place, entities: Case['to']): Promise<readonly string[]>;
  /** Generates a migration that makes the database match the entities. */
  generate(place: Place, entities: Case['to']): Promise<Migration>;
}

/** A migration that a tool has generated. */
export interface Migration {
  /** What it does, a line each; empty where nothing differs, and then it is not to be run. */
  readonly changes: readonly string[];
  up(): Promise<void>;
  down(): Promise<void>;
}
