import { LimbeckError } from '../../error.ts';
import { serviceTables } from '../../metadata/service-tables.ts';
import { findHazards } from '../../review/find-hazards.ts';
import type { Hazard } from '../../review/hazard.ts';
import type { UnseededTable } from '../../review/verification.ts';
import { planDowngrade, planUpgrade, type Step } from '../../revision/plan-steps.ts';
import type { RevisionGraph } from '../../revision/revision-graph.ts';
import type { Revision } from '../../revision/revision.ts';
import { recordOperations, type Recording } from '../../runtime/record-operations.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import type { Table } from '../../schema/table.ts';
import type { TableName } from '../../schema/table-name.ts';
import { findDifferences } from '../find-differences.ts';
import { rulingOf } from '../ruling.ts';
import { runMigrations } from '../run-migrations.ts';
import { ownTables } from '../version-table-name.ts';
import type { ScratchProject } from './prepare-scratch.ts';
import { readRows, type StoredRows } from './read-rows.ts';
import { saidLosses, type SaidLosses } from './said-losses.ts';
import { isRefusal } from './scratch-error.ts';
import { seedTables, unseedTables } from './seed-tables.ts';
import { noWishes, seedWishes, type SeedWishes } from './seed-wishes.ts';

/** What a database holds at one time. */
export interface Holdings {
  readonly tables: readonly Table[];
  readonly rows: StoredRows;
  /** The fingerprint of its catalog. */
  readonly catalog: readonly string[];
}

/** A scratch database on which one revision is tried. */
export class TrialDatabase {
  readonly #revision: Revision;
  readonly #graph: RevisionGraph;
  readonly #scratch: ScratchProject;
  readonly #seeded: Table[] = [];
  readonly #unseeded: UnseededTable[] = [];

  constructor(revision: Revision, graph: RevisionGraph, scratch: ScratchProject) {
    this.#revision = revision;
    this.#graph = graph;
    this.#scratch = scratch;
  }

  /** Tables that could not be filled. */
  get unseeded(): readonly UnseededTable[] {
    return this.#unseeded;
  }

  /** Runs what the revision requires, and the other branches where it is the head of one. */
  async setUp(): Promise<string | null> {
    const { id } = this.#revision;
    const others = this.#graph.heads.includes(id)
      ? this.#graph.heads.filter((head) => head !== id)
      : [];
    for (const target of [...others, id]) {
      const failure = await this.#run('upgrade', (heads) =>
        planUpgrade(this.#graph, heads, target).filter(({ revision }) => revision.id !== id),
      );
      if (failure !== null) return failure;
    }
    return null;
  }

  /** Runs the upgrade of the revision; null, or why it has failed. */
  async upgrade(): Promise<string | null> {
    const { id } = this.#revision;
    return this.#run('upgrade', (heads) => planUpgrade(this.#graph, heads, id));
  }

  /** Runs its downgrade; null, or why it has failed. */
  async downgrade(): Promise<string | null> {
    const { id } = this.#revision;
    return this.#run('downgrade', (heads) =>
      planDowngrade(this.#graph, heads, `${id}-1`).filter(({ revision }) => revision.id === id),
    );
  }

  async #run(
    direction: Step['direction'],
    plan: (heads: readonly string[]) => readonly Step[],
  ): Promise<string | null> {
    this.#scratch.takeStatements();
    try {
      await runMigrations(
        this.#scratch.project,
        {},
        { direction, allowDataLoss: true, plan: (_graph, heads) => plan(heads) },
      );
      return null;
    } catch (error) {
      if (!(error instanceof LimbeckError) || error.code !== 'MIGRATION_FAILED') throw error;
      if (isRefusal(error.cause)) throw error.cause;
      return error.message;
    }
  }

  /** What the file says is lost by the step that was run last. */
  said(direction: Step['direction'], { operations, isComplete }: Recording): SaidLosses {
    const { project, server } = this.#scratch;
    // What no recording tells is known from what was run.
    const statements = isComplete ? [] : this.#scratch.takeStatements();
    const { allowed } = this.#revision;
    return saidLosses({ direction, operations, statements, allowed }, rulingOf(project, server));
  }

  /** What the rules find in a step. */
  hazards({ operations }: Recording): readonly Hazard[] {
    const { project, server } = this.#scratch;
    return findHazards(operations, rulingOf(project, server));
  }

  async record(direction: Step['direction']): Promise<Recording> {
    const { project, database } = this.#scratch;
    return recordOperations(
      { revision: this.#revision, direction, headsAfter: [] },
      {
        dialect: database.dialect,
        naming: project.config.namingConvention,
        load: (path) => project.load(path),
      },
    );
  }

  /** The differences to the entities, in words; none where other revisions follow. */
  async differencesToEntities(): Promise<readonly string[]> {
    const { project } = this.#scratch;
    const heads = new Set(await project.heads());
    const isAtEnd = this.#graph.heads.every((head) => heads.has(head));
    if (!isAtEnd) return [];
    return (await findDifferences(project, this.#graph)).summary;
  }

  async look(): Promise<Holdings> {
    const { dialect, db } = this.#scratch.database;
    const tables = await this.tables();
    return {
      tables,
      rows: await readRows(tables, { dialect, db }),
      catalog: await dialect.fingerprint(db, await this.#leftOut()),
    };
  }

  /** All tables but those that Limbeck and TypeORM keep for themselves. */
  async tables(): Promise<readonly Table[]> {
    const { dialect, db } = this.#scratch.database;
    const schemas = dialect.database === null ? [] : await dialect.schemas(db);
    const { tables } = await dialect.introspect(db, { schemas });
    const leftOut = new Set((await this.#leftOut()).map(qualifiedKey));
    return tables.filter((table) => !leftOut.has(qualifiedKey(table)));
  }

  async #leftOut(): Promise<readonly TableName[]> {
    const { project, database } = this.#scratch;
    const { dialect } = database;
    return [
      ...Object.values(ownTables(project.config, dialect)),
      ...serviceTables(await project.metadata(), dialect),
    ];
  }

  /** Fills the tables that are there, with rows that meet what the revision is about to ask of them. */
  async seed({ operations }: Recording): Promise<void> {
    const { dialect } = this.#scratch.database;
    await this.#fill(await this.tables(), seedWishes(operations, this.#revision.allowed, dialect));
  }

  /** Fills the tables that are new since. */
  async seedNew(before: readonly Table[]): Promise<void> {
    const known = new Set(before.map(qualifiedKey));
    const all = await this.tables();
    await this.#fill(all, noWishes, (table) => !known.has(qualifiedKey(table)));
  }

  async #fill(
    tables: readonly Table[],
    wishes: SeedWishes,
    isMeant: (table: Table) => boolean = () => true,
  ): Promise<void> {
    const { dialect, db } = this.#scratch.database;
    const seeding = await seedTables(tables, { dialect, db, wishes, isMeant });
    this.#seeded.push(...seeding.seeded);
    this.#unseeded.push(...seeding.unseeded);
  }

  /** Goes back, takes the rows out again and runs the upgrade without them; whether that could be done. */
  async empty(): Promise<boolean> {
    const { dialect, db } = this.#scratch.database;
    if ((await this.downgrade()) !== null) return false;
    const present = new Set((await this.tables()).map(qualifiedKey));
    try {
      const there = this.#seeded.filter((table) => present.has(qualifiedKey(table)));
      await unseedTables(there, { dialect, db });
    } catch {
      // A trigger, or a key that the seeds did not know of, keeps them.
      return false;
    }
    return (await this.upgrade()) === null;
  }
}
