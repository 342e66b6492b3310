import { readFile } from 'node:fs/promises';
import { mapConcurrently } from '../revision/map-concurrently.ts';
import type { RevisionGraph } from '../revision/revision-graph.ts';

/** Files read at a time. */
const concurrency = 32;

/** What makes a view or a generated column. */
const makers = /\b(?:createView|replaceView|asExpression|invoke)\b/;

/**
 * Whether any migration of a project makes what TypeORM keeps rows of. Without a connection nobody
 * knows whether its table is there: where none does, there is nothing in it to keep.
 */
export async function touchesMetadata({ revisions }: RevisionGraph): Promise<boolean> {
  const touches = await mapConcurrently(revisions, concurrency, async ({ path }) =>
    makers.test(await readFile(path, 'utf8')),
  );
  return touches.includes(true);
}
