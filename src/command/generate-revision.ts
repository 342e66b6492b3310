import type { RevisionGraph } from '../revision/revision-graph.ts';
import { placeRevision } from '../revision/place-revision.ts';
import { answerQuestions } from './answer-questions.ts';
import type { ProjectComparison } from './compare-project.ts';
import { databaseBehind, fillWithoutAutogenerate, headNotNamed } from './command-error.ts';
import { headsToReach } from './heads-to-reach.ts';
import type { Project } from './project.ts';
import { namesIn } from './rename-answers.ts';
import { renamesUndecided, renameWithoutAutogenerate } from './rename-error.ts';
import type { RenameOptions } from './rename-options.ts';
import type { RevisionOptions, RevisionResult } from './revision.ts';
import { rulingOf } from './ruling.ts';
import { writeMigration } from './write-migration.ts';

/** Compares if asked to, renders the file, and writes it. */
export async function generateRevision(
  project: Project,
  options: RevisionOptions,
): Promise<RevisionResult> {
  const { autogenerate = false } = options;
  const isFilled = Object.keys(options.fill ?? {}).length + (options.fillTexts ?? []).length > 0;
  if (isFilled && !autogenerate) throw fillWithoutAutogenerate();
  if (namesIn(options).size > 0 && !autogenerate) throw renameWithoutAutogenerate();
  const graph = await project.revisions();
  if (options.head === undefined && graph.heads.length > 1) throw headNotNamed(graph.heads);
  const placement = placeRevision(graph, options);
  const comparison = autogenerate ? await answer(project, graph, options) : nothing;
  return writeMigration(project, { command: 'revision', graph, placement, comparison, options });
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
    ruling: rulingOf(project.config, dialect),
  });
}
