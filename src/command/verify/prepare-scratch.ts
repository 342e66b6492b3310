import type { Dialect } from '../../dialect/dialect.ts';
import { readSchema } from '../../metadata/read-schema.ts';
import { singleOperations } from '../../operation/single-operations.ts';
import { recordOperations } from '../../runtime/record-operations.ts';
import type { RevisionGraph } from '../../revision/revision-graph.ts';
import { formatTableName } from '../../schema/table-name.ts';
import type { Database, Project } from '../project.ts';
import { ownTables } from '../version-table-name.ts';
import { rejectMissed, type Scratch } from './scratch.ts';
import { reachesOutside } from './scratch-error.ts';

/** The project on a scratch database, ready for its first migration. */
export interface ScratchProject {
  readonly project: Project;
  readonly database: Database;
  readonly server: Database['dialect'];
  /** What was run through the connection since this was asked last. */
  takeStatements(): readonly string[];
}

/**
 * Connects to an empty scratch database, and creates there what the migrations take for granted: the
 * schemas and extensions that the entities need and no revision creates.
 */
export async function prepareScratch(
  project: Project,
  scratch: Scratch,
  graph: RevisionGraph,
): Promise<ScratchProject> {
  await createDefaultSchema(project, scratch);
  const there = await project.elsewhere(scratch.place);
  try {
    // The files do not change while they are verified.
    const onScratch: Project = { ...there, revisions: async () => graph };
    const database = await onScratch.database('write');
    rejectMissed(scratch.place, database.dialect);
    await createNeeded(onScratch, database, graph);
    return {
      project: onScratch,
      database,
      server: database.dialect,
      takeStatements: watch(database, scratch),
    };
  } catch (error) {
    await there.close();
    throw error;
  }
}

/** What names without a schema stand for has to be there before the connection asks for it. */
async function createDefaultSchema(
  project: Project,
  { place, defaultSchema }: Scratch,
): Promise<void> {
  if (defaultSchema === null) return;
  const there = await project.elsewhere(place);
  try {
    const { dialect, db } = await there.database('write');
    rejectMissed(place, dialect);
    if (dialect.defaultSchema === defaultSchema) return;
    for (const statement of await dialect.statements(
      { kind: 'createSchema', name: defaultSchema },
      db,
    )) {
      await db.query(statement);
    }
  } finally {
    await there.close();
  }
}

async function createNeeded(
  project: Project,
  { dialect, db }: Database,
  graph: RevisionGraph,
): Promise<void> {
  const { schema: declared } = readSchema(await project.metadata(), dialect);
  // A schema that is a database of its own is beyond the scratch database.
  if (dialect.database === null) {
    const outside = [...declared.tables, ...declared.views].find(({ schema }) => schema !== null);
    if (outside !== undefined) {
      throw reachesOutside(`The entity of ${formatTableName(outside)}`, outside.schema ?? '');
    }
    return;
  }
  const version = ownTables(project.config, dialect).version.schema;
  const created = new Set(graph.revisions.flatMap(({ createdSchemas }) => createdSchemas));
  const schemas = [...declared.schemas, ...(version === null ? [] : [version])];
  for (const name of new Set(schemas.filter((each) => !created.has(each)))) {
    await run(dialect.statements({ kind: 'createSchema', name }, db));
  }
  if (declared.extensions.length === 0) return;
  const installed = await extensionsOfFiles(project, dialect, graph);
  for (const name of declared.extensions.filter((each) => !installed.has(each))) {
    await run(dialect.statements({ kind: 'createExtension', name }, db));
  }

  async function run(statements: Promise<readonly string[]>): Promise<void> {
    for (const statement of await statements) await db.query(statement);
  }
}

/** The extensions that migration files create. */
async function extensionsOfFiles(
  project: Project,
  dialect: Dialect,
  graph: RevisionGraph,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const revision of graph.revisions) {
    const step = { revision, direction: 'upgrade', headsAfter: [] } as const;
    const recorder = { dialect, load: (path: string) => project.load(path) };
    const { operations } = await recordOperations(step, recorder);
    for (const operation of singleOperations(operations)) {
      if (operation.kind === 'createExtension') names.add(operation.name);
    }
  }
  return names;
}

/** Notes all statements of a connection, and lets none of them leave the scratch database. */
function watch(
  { dialect, entities: { queryRunner } }: Database,
  { others }: Scratch,
): () => readonly string[] {
  let statements: string[] = [];
  const query = queryRunner.query.bind(queryRunner);
  const watched = async (statement: string, ...rest: readonly unknown[]): Promise<unknown> => {
    const other = dialect.scratch?.reachesInto(statement, others) ?? null;
    if (other !== null) throw reachesOutside(`\`${statement}\``, other);
    statements.push(statement);
    return Reflect.apply(query, queryRunner, [statement, ...rest]);
  };
  Object.assign(queryRunner, { query: watched });
  return () => {
    const taken = statements;
    statements = [];
    return taken;
  };
}
