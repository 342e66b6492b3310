import { extname } from 'node:path';
import { appliedRevisions } from '../revision/applied-revisions.ts';
import { checksumOf } from '../revision/checksum.ts';
import { mapConcurrently } from '../revision/map-concurrently.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';
import type { Revision } from '../revision/revision.ts';
import type { HistoryTable } from '../runtime/history-table.ts';
import type { Database, Project } from './project.ts';

/** Files read at a time. */
const concurrency = 32;

/** The files that {@link findEdited} finds, unless the project does not want to know. */
export async function editedMigrations(
  { config }: Project,
  graph: RevisionGraph,
  { versionTable, historyTable }: Pick<Database, 'versionTable' | 'historyTable'>,
): Promise<readonly Revision[]> {
  if (config.editedMigrations === 'ignore') return [];
  const applied = appliedRevisions(graph, await versionTable.read());
  return findEdited(graph, applied, historyTable);
}

/**
 * The migration files that are not as they were when they were applied. One that was applied as
 * TypeScript and lies here compiled, or the other way round, cannot be told.
 */
export async function findEdited(
  graph: RevisionGraph,
  applied: ReadonlySet<string>,
  history: HistoryTable,
): Promise<readonly Revision[]> {
  const files = await history.appliedFiles();
  const known = graph.revisions.filter(({ id, path }) => {
    const file = files.get(id)?.file;
    return applied.has(id) && file !== undefined && extname(file) === extname(path);
  });
  const checksums = await mapConcurrently(known, concurrency, ({ path }) => checksumOf(path));
  return known.filter(({ id }, position) => files.get(id)?.checksum !== checksums[position]);
}
