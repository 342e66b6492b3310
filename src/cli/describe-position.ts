/** Where a database stands, in words: `at b2c3d4e5`. */
export function describePosition(heads: readonly string[]): string {
  return heads.length === 0 ? 'before the first revision' : `at ${heads.join(', ')}`;
}
