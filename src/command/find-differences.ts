import { compare as compareSchemas, type Comparison } from '../compare/compare.ts';
import type { Doubt, Verdict } from '../compare/doubt.ts';
import { isMove } from '../operation/move.ts';
import { followMoves } from '../compare/follow-moves.ts';
import type { ColumnPair } from '../compare/comparison-context.ts';
import type { FormerNames, RenameAnswers } from '../compare/rename.ts';
import type { ComparedColumn } from '../config/config.ts';
import type { NormalConfig } from '../config/normalize-config.ts';
import { declaringClasses } from '../metadata/declaring-classes.ts';
import { declaringJunctions } from '../metadata/declaring-junctions.ts';
import { declaringProperties } from '../metadata/declaring-properties.ts';
import { readSchema } from '../metadata/read-schema.ts';
import type { Operation } from '../operation/operation.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import { readTypeormMetadata } from '../runtime/typeorm-metadata.ts';
import { weigh } from '../review/find-hazards.ts';
import type { Schema } from '../schema/schema.ts';
import type { ProjectComparison } from './compare-project.ts';
import { findFormerNames } from './former-names/find-former-names.ts';
import { fillReverse } from './fill-reverse.ts';
import { findBystanders } from './find-bystanders.ts';
import { fateOfUndeclared, listUndeclared } from './find-undeclared.ts';
import { findMoved } from './find-moved.ts';
import { managedSchema } from './managed-schema.ts';
import { openQuestions } from './open-questions.ts';
import { portableEnums } from './portable-enums.ts';
import type { Database, Project } from './project.ts';
import { withRecordedTexts } from './recorded-texts.ts';
import { resolveRenames } from './resolve-renames.ts';
import { reachOf, schemasWithin, type Reach } from './reach.ts';
import { namesIn, renameAnswers } from './rename-answers.ts';
import type { RenameOptions } from './rename-options.ts';
import { openRename } from './rename-question.ts';
import { rejectClashes } from './reject-clashes.ts';
import { withSecondOpinion, type Opinion } from './second-opinion.ts';
import { rulingOf } from './ruling.ts';
import { summarizeOperations } from './summarize-operations.ts';
import { undecidedOf } from './undecided.ts';

/** Reads both sides, compares them, and lets the server judge the texts that differ. */
export async function findDifferences(
  project: Project,
  graph: RevisionGraph,
  options: RenameOptions = {},
): Promise<ProjectComparison> {
  const answers = renameAnswers(options, project.config);
  const database = await project.database('read');
  const ruling = rulingOf(project, database.dialect);
  const { dialect, db, versionTable } = database;
  const { config } = project;
  const dataSource = await project.metadata();
  const { schema: declared, unmanaged, elsewhere } = readSchema(dataSource, dialect);
  rejectClashes(declared.tables, dialect);
  const included = [...ownSchemas(graph), ...(await includedSchemas(database, config))];
  const reach = reachOf(declared, included);
  const catalog = await readCatalog(database, reach);
  const sides = managedSchema({ catalog, reach, declared, unmanaged, dataSource, dialect, config });
  const { from, to, toolTables } = sides;
  const heads = await versionTable.read();
  const hasHistory = heads.length > 0;
  const undeclared = fateOfUndeclared(config, hasHistory);
  const bystanders = findBystanders(catalog, from, dialect.rules);
  const compareWith = (
    renames: RenameAnswers,
    formerNames: FormerNames,
    opinion: Opinion,
  ): Comparison =>
    compareSchemas(
      from,
      to,
      dialect.rules,
      {
        compareType: config.compareType,
        compareServerDefault: config.compareServerDefault,
        typeDiffers: (columns) => config.compareTypeWith(comparedColumn(columns)),
        defaultDiffers: (columns) => config.compareDefaultWith(comparedColumn(columns)),
        undeclared,
        bystanders,
        renames,
        formerNames,
      },
      opinion,
    );
  const formerNames = findFormerNames({
    declaring: () => ({
      classes: declaringClasses(dataSource, dialect),
      properties: declaringProperties(dataSource, dialect),
      junctions: declaringJunctions(dataSource, dialect),
    }),
    directory: project.directory,
    migration: newestOf(heads, graph),
    gitHistory: config.gitHistory,
  });
  const given = namesIn(options);
  const judge = (doubts: readonly Doubt[]): Promise<readonly Verdict[]> =>
    dialect.judge(db, doubts);
  const {
    from: present,
    unusedAnswers,
    ...comparison
  } = await resolveRenames(
    (renames) =>
      formerNames.run((names) =>
        withSecondOpinion((opinion) => compareWith(renames, names, opinion), judge),
      ),
    {
      answers,
      given,
      ask: options.askRename ?? null,
      refusesUnused: options.unusedRenames !== 'report',
    },
  );
  const moved = { from: present, to };
  const worded = await inRecordedWords(comparison.operations, { catalog, to }, database);
  const reversible = await fillReverse(worded, moved, dialect, db);
  const operations = portableEnums(reversible.operations, moved, dialect);
  return {
    ...comparison,
    ...summarizeOperations(operations, ruling),
    downgradeHazards: weigh(reversible.hazards, ruling),
    questions: await openQuestions(operations, dialect, db),
    renameQuestions: comparison.renameQuestions.map(openRename),
    unusedAnswers: unusedAnswers.filter((name) => given.has(name)),
    historyProblem: formerNames.problem(),
    undecided: comparison.undecided.map(undecidedOf),
    undeclared: listUndeclared(comparison.undeclared, moved),
    toolTables,
    elsewhere,
    isFirstRevision: !hasHistory,
  };
}

/** The file of the last revision among those that a database stands at. */
function newestOf(heads: readonly string[], { revisions }: RevisionGraph): string | null {
  return revisions.findLast(({ id }) => heads.includes(id))?.path ?? null;
}

/** The schemas that the project has made: what is left of them when no entity is in them is its own too. */
function ownSchemas({ revisions }: RevisionGraph): readonly string[] {
  return revisions.flatMap(({ createdSchemas }) => createdSchemas);
}

/** The schemas beside those of the entities that the configuration wants compared. */
async function includedSchemas(
  { dialect, db }: Database,
  { includeSchemas, includeName }: NormalConfig,
): Promise<readonly string[]> {
  if (includeSchemas === false) return [];
  const names = includeSchemas === true ? await dialect.schemas(db) : includeSchemas;
  return names.filter((name) => includeName(name, 'schema', { schema: null, table: null }));
}

function comparedColumn({ table, from, to }: ColumnPair): ComparedColumn {
  return { schema: table.schema, table: table.name, database: from, declared: to };
}

/** Reads what is within reach, and what may keep things within reach from being dropped. */
async function readCatalog({ dialect, db }: Database, reach: Reach): Promise<Schema> {
  const schemas = schemasWithin(reach);
  const neighbours = await dialect.neighbours(db, { schemas });
  return dialect.introspect(db, { schemas: [...schemas, ...neighbours] });
}

/** Reads what TypeORM has on record only where something is to change. */
async function inRecordedWords(
  operations: readonly Operation[],
  { catalog, to }: { readonly catalog: Schema; readonly to: Schema },
  { dialect, db, typeormMetadata }: Database,
): Promise<readonly Operation[]> {
  if (operations.length === 0 || typeormMetadata === null) return operations;
  const find = await readTypeormMetadata(typeormMetadata, { dialect, db });
  const moves = operations.filter(isMove);
  return withRecordedTexts(operations, {
    find: findMoved(find, moves, dialect.quoting),
    tables: followMoves(catalog, to, moves, dialect.rules).tables,
    judge: (doubts) => dialect.judge(db, doubts),
  });
}
