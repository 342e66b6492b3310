import type { RevisionGraph } from '../revision/revision-graph.ts';
import { placeRevision } from '../revision/place-revision.ts';
import { answerQuestions } from './answer-questions.ts';
import type { ProjectComparison } from './compare-project.ts';
import {
  answersForSeveral,
  databaseBehind,
  filesNotShared,
  fillWithoutAutogenerate,
  formWithoutAutogenerate,
  headNotNamed,
  phasesForSeveral,
} from './command-error.ts';
import { headsToReach } from './heads-to-reach.ts';
import type { Project } from './project.ts';
import { namesIn } from './rename-answers.ts';
import { renamesUndecided, renameWithoutAutogenerate } from './rename-error.ts';
import type { RenameOptions } from './rename-options.ts';
import type {
  RevisionFiles,
  RevisionOptions,
  RevisionResult,
  SharedRevisionResult,
} from './revision.ts';
import type { Verifications } from './verify.ts';
import { rulingOf } from './ruling.ts';
import type { DraftPart } from './draft.ts';
import { writeMigration, type WrittenFile } from './write-migration.ts';

/** Compares if asked to, renders the file, and writes it. */
export async function generateRevision(
  project: Project,
  options: RevisionOptions,
): Promise<RevisionResult> {
  const { comparisons, ...file } = await generateFile([project], options);
  const verifications = await verifyWritten(project, file, options);
  return { ...(comparisons[0] ?? nothing), ...file, verifications };
}

/** The same for several databases, whose sections go by their names. */
export async function generateSharedRevision(
  projects: readonly Project[],
  options: RevisionOptions,
): Promise<SharedRevisionResult> {
  const [first, ...others] = projects;
  if (first === undefined || !projects.every((each) => sharesFiles(each, first))) {
    throw filesNotShared(projects.map(({ name, path }) => name ?? path));
  }
  if (options.phased === true && others.length > 0) throw phasesForSeveral(first.sharedBy);
  const hasAnswers = namesIn(options).size + countFills(options) > 0;
  if (hasAnswers && others.length > 0) throw answersForSeveral(first.sharedBy);
  const { comparisons, ...file } = await generateFile([first, ...others], options);
  const named = projects.map(({ name }, position) => [name, comparisons[position]] as const);
  const verifications: Record<string, Verifications> = {};
  for (const project of projects) {
    const found = await verifyWritten(project, file, options);
    if (project.name !== null && found.length > 0) verifications[project.name] = found;
  }
  return { ...file, databases: Object.fromEntries(named), verifications };
}

/** Tries what was written where that is asked for. */
async function verifyWritten(
  project: Project,
  { following, ...first }: RevisionFiles,
  { verify: wanted = false }: RevisionOptions,
): Promise<Verifications> {
  const last = following.at(-1) ?? first;
  if (wanted === false || first.path === null) return [];
  const { verify } = await import('./verify.ts');
  return verify(project, `${first.revision}:${last.revision}`, wanted === true ? {} : wanted);
}

function sharesFiles({ name }: Project, { sharedBy }: Project): boolean {
  return name !== null && sharedBy.includes(name);
}

async function generateFile(
  projects: readonly [Project, ...Project[]],
  options: RevisionOptions,
): Promise<WrittenFile> {
  const { autogenerate = false } = options;
  if (countFills(options) > 0 && !autogenerate) throw fillWithoutAutogenerate();
  if (namesIn(options).size > 0 && !autogenerate) throw renameWithoutAutogenerate();
  if (options.online !== undefined && !autogenerate) {
    throw formWithoutAutogenerate(options.online ? '--online' : '--no-online');
  }
  if (options.phased === true && !autogenerate) throw formWithoutAutogenerate('--phased');
  const [first, ...others] = projects;
  const graph = await first.revisions();
  if (options.head === undefined && graph.heads.length > 1) throw headNotNamed(graph.heads);
  const placement = placeRevision(graph, options);
  const partOf = async (project: Project): Promise<DraftPart> => ({
    project,
    comparison: autogenerate ? await answer(project, graph, options) : nothing,
  });
  const parts: [DraftPart, ...DraftPart[]] = [await partOf(first)];
  // One after the other: each may ask.
  for (const project of others) parts.push(await partOf(project));
  return writeMigration({ command: 'revision', graph, placement, parts, options });
}

function countFills({ fill = {}, fillTexts = [] }: RevisionOptions): number {
  return Object.keys(fill).length + fillTexts.length;
}

export const nothing: ProjectComparison = {
  operations: [],
  summary: [],
  downgrade: [],
  undecided: [],
  undeclared: [],
  toolTables: [],
  elsewhere: [],
  isFirstRevision: false,
  renames: [],
  renameQuestions: [],
  unusedAnswers: [],
  historyProblem: null,
  questions: [],
  downgradeHazards: [],
  hazards: [],
};

/** A difference only means something to a database that has every migration. */
async function compareAtHead(
  project: Project,
  graph: RevisionGraph,
  options: RenameOptions,
): Promise<ProjectComparison> {
  const behind = headsToReach(graph, await project.heads());
  if (behind.length > 0) throw databaseBehind(behind);
  // Only this needs it.
  const { findDifferences } = await import('./find-differences.ts');
  const comparison = await findDifferences(project, graph, options);
  const { renameQuestions } = comparison;
  if (renameQuestions.length > 0) throw renamesUndecided(renameQuestions);
  return comparison;
}

/** Compares, and gives rows the values that are known or that somebody knows. */
async function answer(
  project: Project,
  graph: RevisionGraph,
  options: RevisionOptions,
): Promise<ProjectComparison> {
  const { fill = {}, fillTexts = [], ask } = options;
  const comparison = await compareAtHead(project, graph, options);
  const { dialect, db } = await project.database('read');
  const answers = { fill, fillTexts, ask: ask ?? null };
  return answerQuestions(comparison, answers, {
    dialect,
    db,
    ruling: rulingOf(project, dialect),
  });
}
