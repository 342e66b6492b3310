/** As many lines of a statement as somebody reads. */
const shown = 20;

/** A statement with what ends it; one that is very long without its end, and a word about that. */
export function shortenStatement(statement: string): string {
  const lines = `${statement};`.split('\n');
  const more = lines.length - shown;
  // To leave a few lines out would spare nothing.
  if (more <= 4) return lines.join('\n');
  const note = `-- … ${more} more lines, which are in \`--format json\``;
  return [...lines.slice(0, shown), note].join('\n');
}
