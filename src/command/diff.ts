import type { CompareOptions } from './compare-options.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { Project } from './project.ts';

/** What `revision --autogenerate` would write, with its SQL. */
export interface Diff extends ProjectComparison {
  /** The statements of the upgrade on this database. */
  readonly sql: readonly string[];
}

/**
 * The difference between database and entities as text. Writes nothing.
 *
 * @example
 * const { summary } = await diff(project);
 * @throws {LimbeckError} `CONNECTION_FAILED`, `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `RENAME_INVALID`,
 * `RENAME_NOT_FOUND`
 */
export async function diff(project: Project, options: CompareOptions = {}): Promise<Diff> {
  const { compareDirected } = await import('./compare-directed.ts');
  const graph = await project.revisions();
  const comparison = await compareDirected(project, graph, 'diff', options);
  const { statementsOf } = await import('./statements-of.ts');
  return { ...comparison, sql: await statementsOf(comparison.operations, project) };
}
