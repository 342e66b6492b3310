import type { Current } from '../command/current.ts';

/** Where a database stands, a line or, `verbose`, a paragraph for each row of its version table. */
export async function describeCurrent(
  { heads, revisions, isHead }: Current,
  { verbose = false }: { readonly verbose: boolean | undefined },
): Promise<readonly string[]> {
  const unknown = heads
    .filter((id) => revisions.every((revision) => revision.id !== id))
    .map((id) => `${id} (no migration file declares it)`);
  if (verbose) {
    const { describeEntries } = await import('./describe-entry.ts');
    return [...describeEntries(revisions, { verbose }), ...unknown];
  }
  const mark = isHead ? ' (head)' : '';
  return [...revisions.map(({ id, message }) => `${id}${mark}  ${message}`.trimEnd()), ...unknown];
}
